package org.veilmark.bench.service;

import java.util.Arrays;
import java.util.Collection;

/** Percentiles by nearest rank. */
public final class Percentiles {
  private final long[] sorted;

  /** Of at least one value. */
  public Percentiles(Collection<Long> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("percentiles of nothing");
    }
    sorted = values.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
  }

  /** The smallest value that at least {@code percent} (in (0, 100]) of all do not exceed. */
  public long at(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }
}
