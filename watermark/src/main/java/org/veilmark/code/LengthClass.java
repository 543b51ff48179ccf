package org.veilmark.code;

/**
 * The sizes a coded message can have. An extractor tries them all, so there are few.
 *
 * <p>Part of the mark's format.
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

  /** As many as fit a cycle of epochs: each carries parity of its own. */
  private static final int V1_CODEWORD_BITS = 8192;

  private final int messageBits;

  /** A rate near 1/5: longer gains little, and takes more epochs until it has been seen whole. */
  private final int v2CodewordBits;

  LengthClass(int messageBits, int v2CodewordBits) {
    this.messageBits = messageBits;
    this.v2CodewordBits = v2CodewordBits;
  }

  /** Bits for the number of the text. */
  public int messageBits() {
    return messageBits;
  }

  /** Bits of the polar code by which an algorithm carries this class: a power of two. */
  public int codewordBits(Algorithm algorithm) {
    return switch (algorithm) {
      case V1 -> V1_CODEWORD_BITS;
      case V2 -> v2CodewordBits;
    };
  }

  /** Bits that the polar code protects: header, message and tag. */
  public int frameBits() {
    return PayloadFrame.HEADER_BITS + messageBits + PayloadFrame.TAG_BITS;
  }
}
