package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A mark, and the parts of the video that it was found in.
 *
 * @param decision how it was found: a decision with a message
 * @param ranges in order of time; one for each place at which its clock had to be found anew, and
 *     for each stretch without the mark in between
 */
public record FoundMark(Decision decision, List<TimeRange> ranges) {
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

  /** This find with the ranges of another one of the same mark. */
  FoundMark with(FoundMark other) {
    List<TimeRange> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    all.sort(Comparator.comparingDouble(TimeRange::startSeconds));
    return new FoundMark(decision, all);
  }
}
