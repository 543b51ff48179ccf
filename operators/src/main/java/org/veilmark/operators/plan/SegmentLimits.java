package org.veilmark.operators.plan;

import java.io.Serializable;

/**
 * How large segments are made.
 *
 * @param minSeconds least presentation time of a segment: two sign slots of the mark, so that each
 *     segment alone shows both signs
 * @param targetWorkPixels frames times luma samples from which on a segment is large enough
 * @param maxSeconds presentation time from which on a segment is large enough, however small its
 *     frames are
 */
public record SegmentLimits(double minSeconds, long targetWorkPixels, double maxSeconds)
    implements Serializable {
  private static final double TWO_SIGN_SLOTS_SECONDS = 4;
  private static final long FRAME_720P_PIXELS = 1280 * 720;
  private static final int TARGET_FRAMES_720P = 160;
  private static final double MAX_SECONDS = 10;

  /** Some 6 seconds of 720p, never less than 4 seconds and hardly more than 10. */
  public static final SegmentLimits DEFAULT =
      new SegmentLimits(
          TWO_SIGN_SLOTS_SECONDS, TARGET_FRAMES_720P * FRAME_720P_PIXELS, MAX_SECONDS);

  /** Checks ranges. */
  public SegmentLimits {
    if (!(minSeconds > 0 && maxSeconds >= minSeconds) || targetWorkPixels < 1) {
      throw new IllegalArgumentException(
          "segments of " + minSeconds + ".." + maxSeconds + " s and " + targetWorkPixels);
    }
  }

  /** Limits for segments as many times as large. */
  SegmentLimits times(int factor) {
    return new SegmentLimits(
        factor * minSeconds, Math.multiplyExact(factor, targetWorkPixels), factor * maxSeconds);
  }
}
