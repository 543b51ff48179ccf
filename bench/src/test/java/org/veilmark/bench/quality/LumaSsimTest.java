package org.veilmark.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.veilmark.signal.Plane;

class LumaSsimTest {
  private static final long SEED = 7;

  /** A width and a height that windows do not fill. */
  private static final int WIDTH = 22;

  private static final int HEIGHT = 15;

  @Test
  void of_noisyPlane_isTheMeanOverNaiveWindows() {
    Random random = new Random(SEED);
    Plane p = Plane.allocate(WIDTH, HEIGHT, 8);
    Plane q = Plane.allocate(WIDTH, HEIGHT, 8);
    float[][] a = fill(p, random);
    float[][] b = fill(q, random);

    double sum = 0;
    int windows = 0;
    for (int top = 0; top + 8 <= HEIGHT; top += 4) {
      for (int left = 0; left + 8 <= WIDTH; left += 4) {
        sum += naive(a, b, top, left);
        windows++;
      }
    }

    assertThat(LumaSsim.of(p, q)).isCloseTo(sum / windows, within(1e-9));
    assertThat(LumaSsim.of(p, p)).isCloseTo(1, within(1e-12));
  }

  @Test
  void of_planesWithoutAWindow_isRefused() {
    Plane small = Plane.allocate(7, 16, 8);

    assertThatThrownBy(() -> LumaSsim.of(small, small))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[][] fill(Plane plane, Random random) {
    float[][] rows = new float[HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        rows[y][x] = 60 + 5 * x + random.nextInt(30);
      }
      plane.addRow(y, rows[y]);
    }
    return rows;
  }

  private static double naive(float[][] a, float[][] b, int top, int left) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < 64; i++) {
      meanA += a[top + i / 8][left + i % 8] / 64;
      meanB += b[top + i / 8][left + i % 8] / 64;
    }
    double variances = 0;
    double covariance = 0;
    for (int i = 0; i < 64; i++) {
      double da = a[top + i / 8][left + i % 8] - meanA;
      double db = b[top + i / 8][left + i % 8] - meanB;
      variances += (da * da + db * db) / 64;
      covariance += da * db / 64;
    }
    double c1 = 2.55 * 2.55;
    double c2 = 7.65 * 7.65;
    return (2 * meanA * meanB + c1)
        * (2 * covariance + c2)
        / ((meanA * meanA + meanB * meanB + c1) * (variances + c2));
  }
}
