package org.veilmark.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochClockTest {
  private final EpochClock clock = new EpochClock(CarrierFormat.STANDARD);

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1",
    "3, 0, 0, -1",
    "5, 1, 1, 1",
    "7, 1, 1, -1",
    "61, 15, 15, 1",
    "63, 15, 15, -1",
    "65, 16, 0, 1",
    "-1, -1, 15, -1",
    "-3, -1, 15, 1",
    "6401, 1600, 0, 1"
  })
  void at_middleOfASlot_onePatternShowsWhole(double seconds, long epoch, int pattern, float gain) {
    assertThat(clock.at(seconds)).containsExactly(new PatternGain(epoch, pattern, gain));
  }

  @Test
  void at_middleOfAnEpoch_thePatternVanishes() {
    List<PatternGain> shown = clock.at(2);

    assertThat(shown).hasSize(1);
    assertThat(shown.get(0).gain()).isCloseTo(0, within(1e-6f));
  }

  @Test
  void at_boundaryOfEpochs_bothPatternsShowHalf() {
    assertThat(clock.at(4))
        .containsExactly(new PatternGain(0, 0, -0.5f), new PatternGain(1, 1, 0.5f));
  }

  @Test
  void at_anyTime_gainsChangeGently() {
    // A raised cosine over half a second changes by at most pi per second.
    double step = 1 / 240.0;
    for (double t = -8; t < 72; t += step) {
      for (int pattern = 0; pattern < 16; pattern++) {
        assertThat(gain(t + step, pattern))
            .isCloseTo(gain(t, pattern), within((float) (2 * Math.PI * step)));
      }
    }
  }

  private float gain(double seconds, int pattern) {
    float gain = 0;
    for (PatternGain shown : clock.at(seconds)) {
      gain += shown.pattern() == pattern ? shown.gain() : 0;
    }
    return gain;
  }
}
