package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.veilmark.spread.CarrierFormat;

/**
 * A mark, and the parts of the video that it was found in.
 *
 * @param decision how it was found: a decision with a message
 * @param ranges in order of time; one for each place at which its clock had to be found anew, and
 *     for each stretch without the mark in between
 */
public record FoundMark(Decision decision, List<TimeRange> ranges) {
  /** How far clocks of the same mark are told apart. */
  private static final double IN_STEP_SECONDS = 2 * Evidence.BIN_SECONDS;

  static final Comparator<FoundMark> LONGEST_FIRST =
      Comparator.comparingDouble(FoundMark::seconds).reversed();

  /** Copies the list. */
  public FoundMark {
    ranges = List.copyOf(ranges);
  }

  /** How much of the video it was found in. */
  public double seconds() {
    return ranges.stream().mapToDouble(TimeRange::seconds).sum();
  }

  /** Whether another find is of the same message, put in by the same algorithm. */
  boolean isSameAs(FoundMark other) {
    return decision.frame().equals(other.decision.frame())
        && decision.algorithm() == other.decision.algorithm();
  }

  /**
   * This find with the ranges of another one of the same mark; those that touch are one where the
   * mark goes on in step.
   */
  FoundMark with(FoundMark other) {
    List<TimeRange> sorted = new ArrayList<>(ranges);
    sorted.addAll(other.ranges);
    sorted.sort(Comparator.comparingDouble(TimeRange::startSeconds));
    List<TimeRange> all = new ArrayList<>();
    for (TimeRange range : sorted) {
      int last = all.size() - 1;
      if (last >= 0
          && range.startSeconds() <= all.get(last).endSeconds() + Evidence.BIN_SECONDS
          && isInStep(other, range.startSeconds())) {
        all.set(last, all.get(last).to(range.endSeconds()));
      } else {
        all.add(range);
      }
    }
    return new FoundMark(decision, all);
  }

  /** Whether both tell the same time of the embedder's clock. */
  private boolean isInStep(FoundMark other, double seconds) {
    double apart = embedderSeconds(seconds) - other.embedderSeconds(seconds);
    double cycle = CarrierFormat.STANDARD.cycleSeconds();
    return Math.abs(Math.IEEEremainder(apart, cycle)) <= IN_STEP_SECONDS;
  }

  private double embedderSeconds(double seconds) {
    return decision.rate() * seconds + decision.offsetSeconds();
  }
}
