package org.veilmark.bench.speed;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a process took.
 *
 * @param cpuSeconds of its own and its children's, in user mode and in the kernel
 * @param wallSeconds from its start to its end
 * @param peakBytes most of its own memory that was in RAM at once, as seen in its last moments
 */
public record Spent(double cpuSeconds, double wallSeconds, long peakBytes) {

  /** What is left of the time without that of another, at least 0. */
  public Spent minus(Spent other) {
    return new Spent(
        Math.max(0, cpuSeconds - other.cpuSeconds),
        Math.max(0, wallSeconds - other.wallSeconds),
        peakBytes);
  }

  /**
   * The medians of the figures, each by itself; of an even number the mean of the two in the
   * middle.
   *
   * @param runs at least one
   */
  public static Spent median(List<Spent> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("the median of no run");
    }
    return new Spent(
        median(runs, Spent::cpuSeconds),
        median(runs, Spent::wallSeconds),
        Math.round(median(runs, Spent::peakBytes)));
  }

  private static double median(List<Spent> runs, ToDoubleFunction<Spent> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
