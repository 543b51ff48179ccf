package org.veilmark.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianBlurTest {
  private static final int SIDE = 21;

  @Test
  void apply_constantPlane_staysAsItIs() {
    float[] plane = new float[7 * 5];
    Arrays.fill(plane, 3.5f);

    new GaussianBlur(1.5).apply(plane, 7, 5);

    for (float value : plane) {
      assertThat(value).isCloseTo(3.5f, within(1e-5f));
    }
  }

  @Test
  void apply_onePoint_spreadsItByTheVariance() {
    float[] plane = new float[SIDE * SIDE];
    plane[10 * SIDE + 10] = 1;

    new GaussianBlur(1.5).apply(plane, SIDE, SIDE);

    double sum = 0;
    double varianceX = 0;
    for (int i = 0; i < plane.length; i++) {
      int x = i % SIDE - 10;
      sum += plane[i];
      varianceX += (double) x * x * plane[i];
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    // The kernel ends at three sigmas and a little.
    assertThat(varianceX).isCloseTo(2.25, within(0.05));
    assertThat(plane[9 * SIDE + 10]).isEqualTo(plane[10 * SIDE + 9]);
  }
}
