package org.veilmark.media;

/**
 * How many bits an encoder may spend. Either a constant quality, with or without a limit, or an
 * average rate.
 *
 * @param crf constant rate factor on the encoder's own scale, 0 for no loss; not heeded where there
 *     is an average rate
 * @param averageBitsPerSecond rate to aim at in place of {@code crf}, or 0
 * @param maxBitsPerSecond rate at which the buffer of a decoder is filled, or 0 for no limit
 * @param bufferBits size of that buffer, or 0
 */
public record RateControl(
    double crf, long averageBitsPerSecond, long maxBitsPerSecond, long bufferBits) {
  /** Part of a limited segment that its first picture may take in advance. */
  private static final double BUFFER_SHARE = 0.3;

  /** What encoders count as there when they begin. */
  private static final double FIRST_FILL = 0.9;

  private static final double MAX_BUFFER_SECONDS = 4;
  private static final int MIN_BITS_PER_SECOND = 8_000;

  /** FFmpeg counts buffers in 31 bits. */
  private static final long MAX_BITS = Integer.MAX_VALUE;

  /** Checks ranges. */
  public RateControl {
    if (!(crf >= 0)) {
      throw new IllegalArgumentException("crf " + crf);
    }
    if (averageBitsPerSecond < 0 || maxBitsPerSecond < 0 || bufferBits < 0) {
      throw new IllegalArgumentException("negative rate");
    }
    if ((maxBitsPerSecond == 0) != (bufferBits == 0)) {
      throw new IllegalArgumentException("a limit needs a buffer, a buffer a limit");
    }
  }

  /** A constant quality, whatever it takes. */
  public static RateControl ofQuality(double crf) {
    return new RateControl(crf, 0, 0, 0);
  }

  /** An average rate. */
  public static RateControl ofAverage(long bitsPerSecond) {
    if (bitsPerSecond < 1) {
      throw new IllegalArgumentException("average of " + bitsPerSecond + " bits a second");
    }
    return new RateControl(0, bitsPerSecond, 0, 0);
  }

  /**
   * A constant quality as long as all together takes no more than {@code bytes}: the buffer may be
   * emptied and refilled, but not more comes in. For segments that begin with a key picture, which
   * takes its share at once.
   *
   * @param bytes what may be spent, above 0
   * @param seconds in which it is, above 0
   */
  public static RateControl limited(double crf, long bytes, double seconds) {
    if (bytes < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(bytes + " bytes in " + seconds + " s");
    }
    double bits = 8.0 * bytes;
    double buffer = Math.min(BUFFER_SHARE * bits, MAX_BUFFER_SECONDS * bits / seconds);
    double rate = (bits - FIRST_FILL * buffer) / seconds;
    return new RateControl(crf, 0, whole(Math.max(MIN_BITS_PER_SECOND, rate)), whole(buffer));
  }

  private static long whole(double bits) {
    return Math.max(1, Math.min(MAX_BITS, Math.round(bits)));
  }

  /** Whether the encoder must not lose anything. */
  public boolean isLossless() {
    return crf == 0 && averageBitsPerSecond == 0;
  }

  /** Whether there is a limit. */
  public boolean isLimited() {
    return maxBitsPerSecond > 0;
  }
}
