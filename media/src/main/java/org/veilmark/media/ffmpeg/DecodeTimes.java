package org.veilmark.media.ffmpeg;

import java.util.Arrays;

/**
 * Decode times of a track, from its presentation times in decode order.
 *
 * <p>With one delay for the whole track, the maximum reorder depth D: the n-th packet is decoded
 * when the (n-D)-th picture is shown. So decode times increase strictly, wherever segments join,
 * and are never after the presentation times.
 */
final class DecodeTimes {
  private DecodeTimes() {}

  /**
   * Computes the decode times.
   *
   * @param ptsTicks distinct presentation times in decode order
   */
  static long[] of(long[] ptsTicks) {
    long[] shown = ptsTicks.clone();
    Arrays.sort(shown);
    int depth = 0;
    for (int i = 0; i < ptsTicks.length; i++) {
      int rank = Arrays.binarySearch(shown, ptsTicks[i]);
      depth = Math.max(depth, i - rank);
    }
    long step = shown.length > 1 ? shown[1] - shown[0] : 1;
    if (step <= 0) {
      throw new IllegalArgumentException("two pictures at tick " + shown[0]);
    }
    long[] dtsTicks = new long[ptsTicks.length];
    for (int i = 0; i < dtsTicks.length; i++) {
      dtsTicks[i] = i < depth ? shown[0] - (depth - i) * step : shown[i - depth];
    }
    return dtsTicks;
  }

  /**
   * How long each picture is shown, in the same order.
   *
   * @param endTicks end of the last one
   */
  static long[] durations(long[] ptsTicks, long endTicks) {
    long[] shown = ptsTicks.clone();
    Arrays.sort(shown);
    long[] durations = new long[ptsTicks.length];
    for (int i = 0; i < durations.length; i++) {
      int rank = Arrays.binarySearch(shown, ptsTicks[i]);
      long next = rank + 1 < shown.length ? shown[rank + 1] : endTicks;
      durations[i] = Math.max(1, next - ptsTicks[i]);
    }
    return durations;
  }
}
