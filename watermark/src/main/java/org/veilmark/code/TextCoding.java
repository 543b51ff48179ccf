package org.veilmark.code;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Ways of writing a text as a number, each dense for some alphabet.
 *
 * <p>A text over an alphabet of B symbols is read as a bijective base-B numeral (every symbol
 * stands for a digit from 1 to B), which numbers all texts of all lengths without gaps: no length
 * field, no terminator. Ids and alphabets are part of the mark's format: never renumbered, never
 * changed.
 */
public enum TextCoding {
  DIGITS(0, "digits", "09"),
  UPPER(1, "capitals and digits", "09AZ"),
  LOWER(2, "small letters and digits", "09az--__..  "),
  PRINTABLE(3, "characters of ASCII", " ~"),
  /** Latin, Greek and Cyrillic. */
  EUROPEAN(
      4, "characters of European scripts", " ~\u00a0\u024f\u0370\u052f\u2010\u2026\u20ac\u20ac"),
  /** ASCII, kana, ideographs, and the punctuation that goes with them. */
  EAST_ASIAN(
      5, "Chinese or Japanese characters", " ~\u2010\u2026\u3000\u30ff\u4e00\u9fff\uff01\uff5e"),
  /** The basic multilingual plane without surrogates. */
  BASIC_PLANE(6, "characters of living scripts", "\u0001\ud7ff\ue000\uffff"),
  /** Every code point that a text can hold. */
  UNICODE(7, "characters of any script", "\u0001\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff");

  private final int wireId;
  private final String characters;

  /** First and last code point of each range, in turn. */
  private final String ranges;

  TextCoding(int wireId, String characters, String ranges) {
    this.wireId = wireId;
    this.characters = characters;
    this.ranges = ranges;
  }

  /** The number that stands for this coding in a payload frame, 0 to 7. */
  public int wireId() {
    return wireId;
  }

  /** What its texts are made of, for people: a plural. */
  public String characters() {
    return characters;
  }

  /** The coding with a wire id, 0 to 7. */
  public static TextCoding ofWireId(int wireId) {
    return values()[wireId];
  }

  /** The number of {@code text}, or empty where the alphabet lacks one of its characters. */
  public Optional<BigInteger> encode(String text) {
    BigInteger number = BigInteger.ZERO;
    BigInteger base = BigInteger.valueOf(size());
    for (int codePoint : text.codePoints().toArray()) {
      int digit = digit(codePoint);
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(base).add(BigInteger.valueOf(digit + 1L));
    }
    return Optional.of(number);
  }

  /** How many characters any text of this coding can have whose number is to take {@code bits}. */
  public int charactersIn(int bits) {
    BigInteger base = BigInteger.valueOf(size());
    // The greatest number of a text of so many characters.
    BigInteger greatest = base;
    int count = 0;
    while (greatest.bitLength() <= bits) {
      count++;
      greatest = greatest.add(BigInteger.ONE).multiply(base);
    }
    return count;
  }

  /**
   * The text of a number.
   *
   * @param number not negative
   */
  public String decode(BigInteger number) {
    StringBuilder reversed = new StringBuilder();
    BigInteger base = BigInteger.valueOf(size());
    BigInteger left = number;
    while (left.signum() > 0) {
      BigInteger[] split = left.subtract(BigInteger.ONE).divideAndRemainder(base);
      reversed.appendCodePoint(codePoint(split[1].intValue()));
      left = split[0];
    }
    return reversed.reverse().toString();
  }

  private int size() {
    int symbols = 0;
    for (int i = 0; i < rangeCount(); i++) {
      symbols += last(i) - first(i) + 1;
    }
    return symbols;
  }

  private int digit(int codePoint) {
    int before = 0;
    for (int i = 0; i < rangeCount(); i++) {
      if (codePoint >= first(i) && codePoint <= last(i)) {
        return before + codePoint - first(i);
      }
      before += last(i) - first(i) + 1;
    }
    return -1;
  }

  private int codePoint(int digit) {
    int left = digit;
    int i = 0;
    while (left > last(i) - first(i)) {
      left -= last(i) - first(i) + 1;
      i++;
    }
    return first(i) + left;
  }

  private int rangeCount() {
    return ranges.codePointCount(0, ranges.length()) / 2;
  }

  private int first(int range) {
    return ranges.codePointAt(ranges.offsetByCodePoints(0, 2 * range));
  }

  private int last(int range) {
    return ranges.codePointAt(ranges.offsetByCodePoints(0, 2 * range + 1));
  }
}
