package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which of the marks found so far shows when, and what is left to be searched. */
final class Timeline {
  /** Shorter parts without a mark are not searched, nor told from a mark on both sides of them. */
  static final double LEAST_SECONDS = 5;

  private final TimeRange span;

  /** The seconds of presentation time with evidence, in order. */
  private final int[] seconds;

  private final List<double[]> traces = new ArrayList<>();

  /** By second: the index of a find, or {@link Presence#NONE}. */
  private int[] course;

  /** Before anything was found. */
  Timeline(Evidence evidence) {
    span = evidence.span();
    seconds = evidence.seconds();
    course = Presence.of(traces, seconds.length);
  }

  /**
   * Enters the next find; what was entered before may have to give seconds to it.
   *
   * @param trace how strongly it shows in each second that has evidence
   */
  void enter(double[] trace) {
    traces.add(trace);
    course = Presence.of(traces, seconds.length);
    List<Run> runs = runs();
    for (int i = 1; i + 1 < runs.size(); i++) {
      int around = runs.get(i - 1).find();
      Run gap = runs.get(i);
      if (gap.find() == Presence.NONE
          && around == runs.get(i + 1).find()
          && range(gap).seconds() < LEAST_SECONDS) {
        Arrays.fill(course, gap.first(), gap.end(), around);
      }
    }
  }

  /** Where a find shows, by the order in which finds were entered. */
  List<TimeRange> ranges(int find) {
    return runs().stream().filter(run -> run.find() == find).map(this::range).toList();
  }

  /** Where nothing shows, but for short parts. */
  List<TimeRange> rest() {
    return ranges(Presence.NONE).stream()
        .filter(range -> range.seconds() >= LEAST_SECONDS)
        .toList();
  }

  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    for (int k = 1; k <= course.length; k++) {
      if (k == course.length || course[k] != course[first]) {
        runs.add(new Run(course[first], first, k));
        first = k;
      }
    }
    return runs;
  }

  private TimeRange range(Run run) {
    return new TimeRange(
        Math.max(span.startSeconds(), seconds[run.first()]),
        run.end() < seconds.length ? seconds[run.end()] : span.endSeconds());
  }

  /** Seconds of the same find, from {@code first} until before {@code end}. */
  private record Run(int find, int first, int end) {}
}
