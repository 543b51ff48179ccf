package org.veilmark.media;

/**
 * How to decode.
 *
 * @param threads decoder threads, at least 1; does not change the pictures
 * @param keyFramesOnly give only pictures of key packets, without decoding the others
 * @param convert convert pictures of another layout than {@link PlanarLayout} has to 8-bit 4:2:0,
 *     which is good enough for reading a mark; otherwise they are refused
 */
public record DecodeOptions(int threads, boolean keyFramesOnly, boolean convert) {

  /** Checks ranges. */
  public DecodeOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
  }

  /** Every picture, exactly as coded. */
  public static DecodeOptions exact(int threads) {
    return new DecodeOptions(threads, false, false);
  }

  /** Every picture, converted where needed. */
  public static DecodeOptions lenient(int threads) {
    return new DecodeOptions(threads, false, true);
  }

  /** Pictures of key packets, converted where needed. */
  public static DecodeOptions keyFrames(int threads) {
    return new DecodeOptions(threads, true, true);
  }
}
