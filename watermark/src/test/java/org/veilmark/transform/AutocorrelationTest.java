package org.veilmark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutocorrelationTest {
  private static final long SEED = 20261121;

  @ParameterizedTest
  @CsvSource({"16, 12, 5", "7, 30, 9", "33, 9, 8"})
  void result_equalsTheNaiveSum(int width, int height, int maxLag) {
    Random random = new Random(SEED);
    float[] one = random(random, width * height);
    float[] other = random(random, width * height);
    Autocorrelation correlation = new Autocorrelation(width, height, maxLag);

    correlation.add(one, other);
    float[] result = correlation.result();

    int side = 2 * maxLag + 1;
    for (int dy = -maxLag; dy <= maxLag; dy++) {
      for (int dx = -maxLag; dx <= maxLag; dx++) {
        double expected = naive(one, width, height, dx, dy) + naive(other, width, height, dx, dy);
        assertThat((double) result[(dy + maxLag) * side + dx + maxLag])
            .as("lag %d, %d", dx, dy)
            .isCloseTo(expected, within(1e-3));
      }
    }
  }

  private static double naive(float[] grid, int width, int height, int dx, int dy) {
    double sum = 0;
    int overlap = 0;
    for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
      for (int x = Math.max(0, -dx); x < Math.min(width, width - dx); x++) {
        sum += (double) grid[y * width + x] * grid[(y + dy) * width + x + dx];
        overlap++;
      }
    }
    return overlap == 0 ? 0 : sum / Math.sqrt(overlap);
  }

  private static float[] random(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
