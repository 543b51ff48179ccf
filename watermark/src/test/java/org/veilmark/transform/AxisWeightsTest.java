package org.veilmark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisWeightsTest {
  @ParameterizedTest
  @CsvSource({
    "1280, 256",
    "1202, 256",
    "10, 240",
    "7, 3",
    "3, 7",
    "144, 144",
    "1, 5",
    "5, 1",
    "256, 1280",
    "240, 10",
    "2, 1080"
  })
  void resize_keepsConstantsAndTheMiddle(int from, int to) {
    AxisWeights weights = AxisWeights.resize(from, to, (double) from / to);
    float[] constant = new float[from];
    float[] ramp = new float[from];
    for (int i = 0; i < from; i++) {
      constant[i] = 7;
      ramp[i] = i - (from - 1) / 2f;
    }
    float[] out = new float[to];

    weights.apply(constant, 0, out, 0);
    for (float v : out) {
      assertThat(v).isCloseTo(7, within(1e-4f));
    }
    weights.apply(ramp, 0, out, 0);
    assertThat(IntStream.range(0, to).mapToDouble(i -> out[i]).sum() / to)
        .isCloseTo(0, within(1e-3));
  }

  @Test
  void area_integralFactor_isThePlainAverage() {
    AxisWeights weights = AxisWeights.area(6, 2, 3);
    float[] out = new float[2];

    weights.apply(new float[] {1, 2, 3, 4, 5, 9}, 0, out, 0);

    assertThat(out).containsExactly(new float[] {2, 6}, within(1e-6f));
  }

  @Test
  void area_fractionalFactor_weighsByOverlap() {
    AxisWeights weights = AxisWeights.area(3, 2, 1.5);
    float[] out = new float[2];

    weights.apply(new float[] {3, 6, 9}, 0, out, 0);

    assertThat(out).containsExactly(new float[] {4, 8}, within(1e-5f));
  }

  @Test
  void cubic_straightLine_staysStraightInside() {
    AxisWeights weights = AxisWeights.cubic(20, 50, 0.4);
    float[] line = new float[20];
    for (int i = 0; i < line.length; i++) {
      line[i] = 3 * i;
    }
    float[] out = new float[50];

    weights.apply(line, 0, out, 0);

    for (int i = 10; i < 40; i++) {
      assertThat(out[i]).isCloseTo((float) (3 * ((i + 0.5) * 0.4 - 0.5)), within(1e-3f));
    }
  }

  @Test
  void cubic_sameSize_isIdentity() {
    float[] in = {5, 1, 4, 2, 8};
    float[] out = new float[5];

    AxisWeights.cubic(5, 5, 1).apply(in, 0, out, 0);

    assertThat(out).containsExactly(in, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 1, 1.5, 5, 7.5, 59.9})
  void shares_ofAreas_areNearTheWeightsAndWholeTogether(double step) {
    AxisWeights weights = AxisWeights.area((int) (20 * step), 20, step);
    for (int i = 0; i < weights.length(); i++) {
      int[] shares = weights.shares(i, 256);
      assertThat(IntStream.of(shares).sum()).isEqualTo(256);
      for (int t = 0; t < shares.length; t++) {
        assertThat(shares[t] / 256f)
            .isBetween(0f, 1f)
            .isCloseTo(weights.weight(i, t), within(1 / 256f));
      }
    }
  }
}
