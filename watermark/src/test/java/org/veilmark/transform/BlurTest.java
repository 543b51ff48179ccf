package org.veilmark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlurTest {
  private static final long SEED = 20261121;

  @ParameterizedTest
  @CsvSource({"32, 24, 0.6, 0.02", "40, 31, 1.3, 0.02", "64, 48, 3, 0.12", "33, 70, 6, 0.12"})
  void apply_isCloseToTheNaiveGaussian(int width, int height, double sigma, float tolerance) {
    Random random = new Random(SEED);
    float[] grid = new float[width * height];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (float) random.nextGaussian();
    }
    float[] expected = naive(grid, width, height, sigma);

    new Blur(width, height, sigma).apply(grid);

    // Far from the border, where both repeat samples a little differently; relative to the blurred
    // deviation.
    double scale = Math.max(0.02, 1 / (2 * Math.sqrt(Math.PI) * sigma));
    int margin = (int) Math.ceil(3 * sigma);
    for (int y = margin; y < height - margin; y++) {
      for (int x = margin; x < width - margin; x++) {
        assertThat((double) grid[y * width + x])
            .isCloseTo(expected[y * width + x], within(4 * tolerance * scale));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 1.3, 3, 10})
  void apply_constant_staysConstant(double sigma) {
    float[] grid = new float[15 * 9];
    Arrays.fill(grid, 42);

    new Blur(15, 9, sigma).apply(grid);

    for (float v : grid) {
      assertThat(v).isCloseTo(42, within(1e-3f));
    }
  }

  @Test
  void apply_onePixel_isIdentity() {
    float[] grid = {5};

    new Blur(1, 1, 3).apply(grid);

    assertThat(grid[0]).isCloseTo(5, within(1e-5f));
  }

  /** Line by line, each sum in the same order: not a bit may differ, or marks do. */
  @ParameterizedTest
  @CsvSource({
    "32, 24, 0.6",
    "256, 144, 1.3",
    "1, 9, 1.3",
    "256, 144, 1.5",
    "31, 7, 2",
    "40, 30, 3.5",
    "5, 3, 10"
  })
  void apply_likeLineByLine(int width, int height, double sigma) {
    Random random = new Random(SEED);
    float[] grid = new float[width * height];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = 255 * random.nextFloat();
    }
    float[] expected = grid.clone();
    LineBlur lines = new LineBlur(sigma);
    for (int y = 0; y < height; y++) {
      lines.apply(expected, y * width, 1, width);
    }
    for (int x = 0; x < width; x++) {
      lines.apply(expected, x, width, height);
    }

    new Blur(width, height, sigma).apply(grid);

    assertThat(grid).isEqualTo(expected);
  }

  private static float[] naive(float[] grid, int width, int height, double sigma) {
    float[] out = new float[grid.length];
    int reach = (int) Math.ceil(4 * sigma);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        double weights = 0;
        for (int dy = -reach; dy <= reach; dy++) {
          for (int dx = -reach; dx <= reach; dx++) {
            double weight = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
            int sy = Math.max(0, Math.min(height - 1, y + dy));
            int sx = Math.max(0, Math.min(width - 1, x + dx));
            sum += weight * grid[sy * width + sx];
            weights += weight;
          }
        }
        out[y * width + x] = (float) (sum / weights);
      }
    }
    return out;
  }
}
