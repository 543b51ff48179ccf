package org.veilmark.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {
  @ParameterizedTest
  @CsvSource({"1, 0.158655", "3, 1.349898e-3", "5, 2.866516e-7", "9, 1.128588e-19"})
  void normalTail_isAsTabulated(double t, double expected) {
    assertThat(TailModel.normalTail(t)).isCloseTo(expected, within(1e-5 * expected));
  }

  @Test
  void model_agreesWithTheGreatestOfNormalNumbers() {
    Random random = new Random(20261121);
    double[] greatest = new double[20000];
    for (int i = 0; i < greatest.length; i++) {
      greatest[i] = random.doubles(50).map(u -> random.nextGaussian()).max().orElseThrow();
    }
    ObservedTail observed = new ObservedTail(greatest);

    for (double t : new double[] {1.5, 2, 2.5, 3}) {
      assertThat(observed.exceeds(t)).isCloseTo(new TailModel(50).exceeds(t), within(0.015));
    }
  }

  @Test
  void observed_countsWhatIsReached() {
    ObservedTail tail = new ObservedTail(new double[] {3, 1, 2, 2});

    assertThat(tail.exceeds(0.5)).isEqualTo(1);
    assertThat(tail.exceeds(2)).isEqualTo(0.75);
    assertThat(tail.exceeds(2.5)).isEqualTo(0.25);
    assertThat(tail.exceeds(3.5)).isZero();
    assertThat(tail.max()).isEqualTo(3);
  }
}
