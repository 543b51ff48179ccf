package org.veilmark.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSignsTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  private static float[] noise(long seed, float deviation) {
    Random random = new Random(seed);
    float[] grid = new float[WIDTH * HEIGHT];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = 120 + deviation * (float) random.nextGaussian();
    }
    return grid;
  }

  /** Turned as {@link PictureSigns#turned} says. */
  private static float[] turned(float[] grid, int symmetry) {
    float[] turned = new float[grid.length];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int toX = (symmetry & 1) == 0 ? x : WIDTH - 1 - x;
        int toY = (symmetry & 2) == 0 ? y : HEIGHT - 1 - y;
        turned[(symmetry & 4) == 0 ? toY * WIDTH + toX : toX * HEIGHT + toY] = grid[y * WIDTH + x];
      }
    }
    return turned;
  }

  @Test
  void of_oneWave_hasItsSignAlone() {
    float[] grid = new float[WIDTH * HEIGHT];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (float) (100 + 20 * Math.cos(Math.PI * 3 * (i % WIDTH + 0.5) / WIDTH));
    }
    long signs = new PictureSigns(WIDTH, HEIGHT).of(grid);
    for (int i = 0; i < grid.length; i++) {
      grid[i] = 200 - grid[i];
    }
    long opposite = new PictureSigns(WIDTH, HEIGHT).of(grid);
    assertThat(signs >>> 3 & 1).isEqualTo(1);
    assertThat(opposite >>> 3 & 1).isZero();
  }

  @Test
  void of_brighterWithMoreContrast_isTheSame() {
    PictureSigns signs = new PictureSigns(WIDTH, HEIGHT);
    float[] grid = noise(1, 30);
    float[] changed = new float[grid.length];
    for (int i = 0; i < grid.length; i++) {
      changed[i] = 1.5f * grid[i] - 30;
    }
    assertThat(signs.of(changed)).isEqualTo(signs.of(grid));
  }

  @Test
  void of_flatPicture_isNone() {
    float[] flat = new float[WIDTH * HEIGHT];
    Arrays.fill(flat, 16);
    assertThat(new PictureSigns(WIDTH, HEIGHT).of(flat)).isEqualTo(PictureSigns.NONE);
  }

  @Test
  void of_otherPictures_agreeHalf() {
    PictureSigns signs = new PictureSigns(WIDTH, HEIGHT);
    int agreeing = 0;
    for (long seed = 0; seed < 100; seed++) {
      agreeing +=
          PictureSigns.agreeing(signs.of(noise(2 * seed, 30)), signs.of(noise(2 * seed + 1, 30)));
    }
    assertThat(agreeing / 100.0 / PictureSigns.COUNT).isBetween(0.47, 0.53);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void turned_equalsSignsOfTheTurnedPicture(int symmetry) {
    float[] grid = noise(3, 30);
    PictureSigns ofTurned =
        (symmetry & 4) == 0 ? new PictureSigns(WIDTH, HEIGHT) : new PictureSigns(HEIGHT, WIDTH);
    assertThat(PictureSigns.turned(new PictureSigns(WIDTH, HEIGHT).of(grid), symmetry))
        .isEqualTo(ofTurned.of(turned(grid, symmetry)));
  }
}
