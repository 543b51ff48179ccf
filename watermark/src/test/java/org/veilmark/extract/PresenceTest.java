package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces as marks of known strength leave them. */
class PresenceTest {
  @Test
  void of_strongMark_tellsWhereToTheSecond() {
    assertThat(runs(trace(1, 0, 10, 20, 8, 0, 7, 12, 6)))
        .containsExactly("-1 x 10", "0 x 8", "-1 x 7", "0 x 6");
  }

  @Test
  void of_markThatIsWeakerInAScene_isNotInterrupted() {
    assertThat(runs(trace(2, 25, 10, 4, 15, 25, 10))).containsExactly("0 x 35");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void of_weakMark_isNotCutToPieces(long seed) {
    assertThat(runs(trace(seed, 1.5, 100))).containsExactly("0 x 100");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void of_noise_showsNothing(long seed) {
    assertThat(runs(trace(seed, 0, 100))).containsExactly("-1 x 100");
  }

  @Test
  void of_twoMarksThatAreAlike_givesEachWhereItShowsMore() {
    assertThat(runs(trace(3, 20, 10, 5, 10, 0, 10), trace(4, 4, 10, 18, 10, 0, 10)))
        .containsExactly("0 x 10", "1 x 10", "-1 x 10");
  }

  @Test
  void of_noMarks_isNone() {
    assertThat(Presence.of(List.of(), 3)).containsExactly(-1, -1, -1);
  }

  private static List<String> runs(double[]... traces) {
    int[] course = Presence.of(List.of(traces), traces[0].length);
    List<String> runs = new ArrayList<>();
    int first = 0;
    for (int k = 1; k <= course.length; k++) {
      if (k == course.length || course[k] != course[first]) {
        runs.add(course[first] + " x " + (k - first));
        first = k;
      }
    }
    return runs;
  }

  /** Strength, seconds, strength, seconds, and so on, under noise of deviation 1. */
  private static double[] trace(long seed, double... parts) {
    Random random = new Random(seed);
    List<Double> trace = new ArrayList<>();
    for (int part = 0; part < parts.length; part += 2) {
      for (int k = 0; k < parts[part + 1]; k++) {
        trace.add(parts[part] + random.nextGaussian());
      }
    }
    return trace.stream().mapToDouble(value -> value).toArray();
  }
}
