package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final double SHOWS = 15;

  @Test
  void rest_beforeAnythingWasFound_isAll() {
    assertThat(new Timeline(evidence(8, 1, 50)).rest()).containsExactly(new TimeRange(2, 14.5));
    assertThat(new Timeline(evidence(0, 1, 19)).rest()).isEmpty();
  }

  @Test
  void enter_shortGapInAFind_isClosedAndALongOneIsRest() {
    Timeline timeline = new Timeline(evidence(0, 1, 120));
    timeline.enter(trace(30, 0, 6, 10, 18, 24, 30));

    assertThat(timeline.ranges(0)).containsExactly(new TimeRange(0, 18), new TimeRange(24, 30));
    assertThat(timeline.rest()).containsExactly(new TimeRange(18, 24));
  }

  @Test
  void enter_findInsideAnother_isNotClosedOver() {
    Timeline timeline = new Timeline(evidence(0, 1, 80));
    timeline.enter(trace(20, 0, 8, 12, 20));
    timeline.enter(trace(20, 8, 12));

    assertThat(timeline.ranges(0)).containsExactly(new TimeRange(0, 8), new TimeRange(12, 20));
    assertThat(timeline.ranges(1)).containsExactly(new TimeRange(8, 12));
    assertThat(timeline.rest()).isEmpty();
  }

  @Test
  void ranges_ofSecondsFarApart_lastUntilTheNextThatDoesNotShowIt() {
    Timeline timeline = new Timeline(evidence(0, 40, 8));
    timeline.enter(trace(8, 0, 4));

    assertThat(timeline.ranges(0)).containsExactly(new TimeRange(0, 40));
    assertThat(timeline.rest()).containsExactly(new TimeRange(40, 70.25));
  }

  @Test
  void range_thatEndsBeforeItBegins_isRefused() {
    assertThatThrownBy(() -> new TimeRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Evidence evidence(int firstBin, int step, int count) {
    TreeMap<Integer, int[]> bins = new TreeMap<>();
    IntStream.range(0, count)
        .forEach(k -> bins.put(firstBin + k * step, new int[2 * Evidence.PLANES]));
    return new Evidence(1, Located.UNSEARCHED, bins);
  }

  /** Of a find that shows from one second to another, and again, and so on. */
  private static double[] trace(int seconds, int... borders) {
    double[] trace = new double[seconds];
    for (int i = 0; i < borders.length; i += 2) {
      for (int k = borders[i]; k < borders[i + 1]; k++) {
        trace[k] = SHOWS;
      }
    }
    return trace;
  }
}
