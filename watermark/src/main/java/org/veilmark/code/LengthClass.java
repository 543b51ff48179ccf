package org.veilmark.code;

/**
 * The sizes a coded message can have. An extractor tries them all, so there are few.
 *
 * <p>Part of the mark's format. The codeword is as long as gives a rate near 1/5: longer gains
 * little, and takes more epochs until it has been seen whole.
 */
public enum LengthClass {
  /** 6 capitals and digits. */
  BITS_32(32, 512),
  /** 12 capitals and digits. */
  BITS_64(64, 512),
  /** 18 capitals and digits, 14 printable characters. */
  BITS_96(96, 1024),
  /** 24 capitals and digits, 19 printable characters. */
  BITS_128(128, 1024),
  /** 37 capitals and digits, 29 printable characters. */
  BITS_192(192, 1024),
  /** 48 printable characters. */
  BITS_320(320, 2048),
  /** 64 characters of a European script. */
  BITS_640(640, 4096),
  /** 64 Chinese characters. */
  BITS_928(928, 4096),
  /** 64 characters of any script. */
  BITS_1288(1288, 4096);

  private final int messageBits;
  private final int codewordBits;

  LengthClass(int messageBits, int codewordBits) {
    this.messageBits = messageBits;
    this.codewordBits = codewordBits;
  }

  /** Bits for the number of the text. */
  public int messageBits() {
    return messageBits;
  }

  /** Bits of the polar code: a power of two. */
  public int codewordBits() {
    return codewordBits;
  }

  /** Bits that the polar code protects: header, message and tag. */
  public int frameBits() {
    return PayloadFrame.HEADER_BITS + messageBits + PayloadFrame.TAG_BITS;
  }
}
