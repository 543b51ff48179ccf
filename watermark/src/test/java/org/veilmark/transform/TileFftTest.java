package org.veilmark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileFftTest {
  private static final long SEED = 20261121;

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void forward_equalsTheNaiveSum(int side) {
    float[] tile = randomTile(side);

    float[] spectrum = new TileFft(side).forward(tile);

    for (int v = 0; v < side; v++) {
      for (int u = 0; u < side; u++) {
        double re = 0;
        double im = 0;
        for (int y = 0; y < side; y++) {
          for (int x = 0; x < side; x++) {
            double angle = -2 * Math.PI * (u * x + v * y) / side;
            re += tile[y * side + x] * Math.cos(angle);
            im += tile[y * side + x] * Math.sin(angle);
          }
        }
        assertThat((double) spectrum[2 * (v * side + u)]).isCloseTo(re, within(1e-3));
        assertThat((double) spectrum[2 * (v * side + u) + 1]).isCloseTo(im, within(1e-3));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16, 64, 128})
  void inverseReal_undoesForward(int side) {
    float[] tile = randomTile(side);
    TileFft fft = new TileFft(side);

    assertThat(fft.inverseReal(fft.forward(tile))).containsExactly(tile, within(1e-4f));
  }

  private static float[] randomTile(int side) {
    Random random = new Random(SEED);
    float[] tile = new float[side * side];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = (float) random.nextGaussian();
    }
    return tile;
  }
}
