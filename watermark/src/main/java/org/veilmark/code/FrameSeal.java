package org.veilmark.code;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * What a key does to the frames of one length class: a tag that nobody else can make, and whitening
 * of all bits. A decoder opens hundreds of frames with one. Not safe for use by several threads.
 */
public final class FrameSeal {
  /** Length of the tag, which is the end of a frame. */
  static final int TAG_BITS = 48;

  private final LengthClass lengthClass;
  private final Mac mac;
  private final byte[] whitening;

  /** The seal of a key. */
  public FrameSeal(SecretKey key, LengthClass lengthClass) {
    this.lengthClass = lengthClass;
    mac = SecretKey.mac(key.derive("tag", SecretKey.LENGTH_BYTES));
    whitening = new byte[lengthClass.frameBits()];
    KeyedRandom random = new KeyedRandom(key, "whitening of " + whitening.length + " bits");
    for (int i = 0; i < whitening.length; i++) {
      whitening[i] = (byte) (random.nextBoolean() ? 1 : 0);
    }
  }

  /** Of which frames. */
  LengthClass lengthClass() {
    return lengthClass;
  }

  /** Writes the tag into a frame's last bits, and whitens it. */
  void close(byte[] bits) {
    byte[] tag = tag(bits);
    for (int i = 0; i < TAG_BITS; i++) {
      bits[bits.length - TAG_BITS + i] = tag[i];
    }
    whiten(bits);
  }

  /**
   * Takes the whitening off, and tells whether the tag is that of the other bits.
   *
   * @param bits changed in place
   */
  boolean opens(byte[] bits) {
    whiten(bits);
    byte[] tag = Arrays.copyOfRange(bits, bits.length - TAG_BITS, bits.length);
    return MessageDigest.isEqual(tag, tag(bits));
  }

  private void whiten(byte[] bits) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] ^= whitening[i];
    }
  }

  /** The head of the HMAC-SHA256 of all bits before the tag, one bit a byte. */
  private byte[] tag(byte[] bits) {
    mac.update(bits, 0, bits.length - TAG_BITS);
    long head = ByteBuffer.wrap(mac.doFinal()).getLong();
    byte[] tag = new byte[TAG_BITS];
    for (int i = 0; i < TAG_BITS; i++) {
      tag[i] = (byte) ((head >>> (Long.SIZE - 1 - i)) & 1);
    }
    return tag;
  }
}
