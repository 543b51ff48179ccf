package org.veilmark.media;

/**
 * How to decode.
 *
 * @param threads decoder threads, at least 1; does not change the pictures
 * @param keyFramesOnly give only pictures of key packets, without decoding the others
 * @param convert convert pictures of another layout than {@link PlanarLayout} has to 8-bit 4:2:0,
 *     which is good enough for reading a mark; otherwise they are refused
 * @param maxGapSeconds pictures that no other one is predicted from may be left out, where those
 *     before and after lie at most this far apart; 0: none is left out
 */
public record DecodeOptions(
    int threads, boolean keyFramesOnly, boolean convert, double maxGapSeconds) {

  /** Checks ranges. */
  public DecodeOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
    if (!(maxGapSeconds >= 0)) {
      throw new IllegalArgumentException("gap of " + maxGapSeconds + " s");
    }
  }

  /** Every picture, exactly as coded. */
  public static DecodeOptions exact(int threads) {
    return new DecodeOptions(threads, false, false, 0);
  }

  /** Every picture, converted where needed. */
  public static DecodeOptions lenient(int threads) {
    return new DecodeOptions(threads, false, true, 0);
  }

  /** Enough pictures for one in {@code maxGapSeconds}, converted where needed. */
  public static DecodeOptions sparse(int threads, double maxGapSeconds) {
    return new DecodeOptions(threads, false, true, maxGapSeconds);
  }

  /** Pictures of key packets, converted where needed. */
  public static DecodeOptions keyFrames(int threads) {
    return new DecodeOptions(threads, true, true, 0);
  }
}
