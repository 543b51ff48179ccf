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
   * @param endTicks end of the last picture shown
   */
  static long[] of(long[] ptsTicks, long endTicks) {
    long[] shown = ptsTicks.clone();
    Arrays.sort(shown);
    int depth = 0;
    for (int i = 0; i < ptsTicks.length; i++) {
      int rank = Arrays.binarySearch(shown, ptsTicks[i]);
      depth = Math.max(depth, i - rank);
    }
    long lead = depth == 0 ? 0 : lead(shown, depth, ptsTicks[ptsTicks.length - 1], endTicks);
    long[] dtsTicks = new long[ptsTicks.length];
    for (int i = 0; i < dtsTicks.length; i++) {
      dtsTicks[i] = i < depth ? shown[0] - lead * (depth - i) / depth : shown[i - depth];
    }
    return dtsTicks;
  }

  /**
   * How long before the first picture is shown the first packet is decoded.
   *
   * <p>Containers take the sum of decode times and the last packet's duration for the duration of
   * the track. If the rate is constant but for rounding, this makes it exact.
   */
  private static long lead(long[] shown, int depth, long lastPtsTicks, long endTicks) {
    long step = shown[1] - shown[0];
    if (step <= 0) {
      throw new IllegalArgumentException("two pictures at tick " + shown[0]);
    }
    int rank = Arrays.binarySearch(shown, lastPtsTicks);
    long lastEnd = rank + 1 < shown.length ? shown[rank + 1] : endTicks;
    long exact = endTicks - shown[shown.length - 1 - depth] - (lastEnd - lastPtsTicks);
    return Math.abs(exact - depth * step) * 2 < step ? exact : depth * step;
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
