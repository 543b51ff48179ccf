package org.veilmark.bench.gate;

import java.util.Arrays;

/** Statistics that were observed, one a key. */
public final class ObservedTail {
  private final double[] sorted;

  /** Copies the statistics; at least one. */
  public ObservedTail(double[] statistics) {
    if (statistics.length == 0) {
      throw new IllegalArgumentException("no statistics");
    }
    sorted = statistics.clone();
    Arrays.sort(sorted);
  }

  /** How many statistics there are. */
  public int count() {
    return sorted.length;
  }

  /** The share of keys whose statistic is {@code t} or more. */
  public double exceeds(double t) {
    int at = Arrays.binarySearch(sorted, t);
    int first = at < 0 ? -at - 1 : at;
    while (first > 0 && sorted[first - 1] == t) {
      first--;
    }
    return (double) (sorted.length - first) / sorted.length;
  }

  /** The greatest statistic. */
  public double max() {
    return sorted[sorted.length - 1];
  }
}
