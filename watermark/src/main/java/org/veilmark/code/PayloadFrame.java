package org.veilmark.code;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The bits that the polar code protects: header, message number, authentication tag, all whitened
 * by key.
 *
 * <pre>
 * | version (3) | text coding (3) | level (2) | number of the text (class) | tag (48) |
 * </pre>
 *
 * The tag is the head of HMAC-SHA256 over everything before it and the length class. It also is the
 * check by which the list decoder knows the right word: a random word passes with probability
 * 2^-48.
 *
 * @param level the planes that carry the mark: 0, 1 or 2
 * @param lengthClass how long the frame is
 * @param coding how the text was written as a number
 * @param message the text
 */
public record PayloadFrame(int level, LengthClass lengthClass, TextCoding coding, String message) {
  /** Version, text coding and level. */
  public static final int HEADER_BITS = 8;

  /** Length of the authentication tag. */
  public static final int TAG_BITS = FrameSeal.TAG_BITS;

  /** Longest message, in characters (code points). */
  public static final int MAX_CHARACTERS = 64;

  private static final int VERSION = 1;

  /**
   * Chooses the shortest class, and in it the first coding, that holds a message.
   *
   * @throws MessageException where the message is empty or too long
   */
  public static PayloadFrame of(String message, int level) throws MessageException {
    int characters = message.codePointCount(0, message.length());
    if (characters == 0) {
      throw new MessageException(
          "the message is empty; it takes 1 to " + MAX_CHARACTERS + " characters");
    }
    if (characters > MAX_CHARACTERS) {
      throw new MessageException(
          "the message has " + characters + " characters; it takes at most " + MAX_CHARACTERS);
    }
    for (LengthClass lengthClass : LengthClass.values()) {
      for (TextCoding coding : TextCoding.values()) {
        Optional<BigInteger> number = coding.encode(message);
        if (number.isPresent() && number.get().bitLength() <= lengthClass.messageBits()) {
          return new PayloadFrame(level, lengthClass, coding, message);
        }
      }
    }
    throw new MessageException(
        "the message holds a character that no text can hold (half a surrogate pair, or NUL)");
  }

  /** The whitened bits, one a byte, {@code lengthClass.frameBits()} of them. */
  public byte[] toBits(SecretKey key) {
    byte[] bits = new byte[lengthClass.frameBits()];
    putBits(bits, 0, 3, BigInteger.valueOf(VERSION));
    putBits(bits, 3, 3, BigInteger.valueOf(coding.wireId()));
    putBits(bits, 6, 2, BigInteger.valueOf(level));
    putBits(bits, HEADER_BITS, lengthClass.messageBits(), coding.encode(message).orElseThrow());
    new FrameSeal(key, lengthClass).close(bits);
    return bits;
  }

  /**
   * Reads a frame back.
   *
   * @param bits as many as the seal's length class has, one a byte; not modified
   * @return empty where the tag does not fit: another key, or noise
   */
  public static Optional<PayloadFrame> ofBits(byte[] bits, FrameSeal seal) {
    byte[] plain = bits.clone();
    if (!seal.opens(plain) || getBits(plain, 0, 3).intValue() != VERSION) {
      return Optional.empty();
    }
    TextCoding coding = TextCoding.ofWireId(getBits(plain, 3, 3).intValue());
    LengthClass lengthClass = seal.lengthClass();
    String message = coding.decode(getBits(plain, HEADER_BITS, lengthClass.messageBits()));
    return Optional.of(
        new PayloadFrame(getBits(plain, 6, 2).intValue(), lengthClass, coding, message));
  }

  private static void putBits(byte[] bits, int from, int count, BigInteger value) {
    for (int i = 0; i < count; i++) {
      bits[from + i] = (byte) (value.testBit(count - 1 - i) ? 1 : 0);
    }
  }

  private static BigInteger getBits(byte[] bits, int from, int count) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < count; i++) {
      value = value.shiftLeft(1).or(BigInteger.valueOf(bits[from + i]));
    }
    return value;
  }
}
