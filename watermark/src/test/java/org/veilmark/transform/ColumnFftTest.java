package org.veilmark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnFftTest {
  private static final long SEED = 20261128;
  private static final int COLUMNS = 5;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 64, 128})
  void forward_isTheSumOfTheDefinition(int length) {
    float[][] re = random(length, 1);
    float[][] im = random(length, 2);
    double[][] expectedRe = naive(re, im, 0);
    double[][] expectedIm = naive(re, im, -Math.PI / 2);

    new ColumnFft(length).forward(re, im, COLUMNS);

    for (int row = 0; row < length; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        assertThat((double) re[row][column]).isCloseTo(expectedRe[row][column], within(1e-4));
        assertThat((double) im[row][column]).isCloseTo(expectedIm[row][column], within(1e-4));
      }
    }
  }

  @Test
  void inverse_ofForward_givesItBackTimesTheLength() {
    float[][] re = random(64, 1);
    float[][] im = random(64, 2);
    ColumnFft fft = new ColumnFft(64);

    fft.forward(re, im, COLUMNS);
    fft.inverse(re, im, COLUMNS);

    float[][] expected = random(64, 1);
    for (int row = 0; row < 64; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        assertThat(re[row][column]).isCloseTo(64 * expected[row][column], within(1e-3f));
      }
    }
  }

  @Test
  void forward_leavesFurtherColumnsAlone() {
    float[][] re = random(8, 1);
    float[][] im = random(8, 2);

    new ColumnFft(8).forward(re, im, COLUMNS - 1);

    // Rows change places as a whole: the last column only holds the same values.
    float[] last = new float[8];
    for (int row = 0; row < 8; row++) {
      last[row] = re[row][COLUMNS - 1];
    }
    assertThat(last).containsExactlyInAnyOrder(last(8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 96})
  void length_noPowerOfTwo_isRefused(int length) {
    assertThatThrownBy(() -> new ColumnFft(length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length " + length + " is not a power of two");
  }

  private static float[] last(int length) {
    float[][] rows = random(length, 1);
    float[] last = new float[length];
    for (int row = 0; row < length; row++) {
      last[row] = rows[row][COLUMNS - 1];
    }
    return last;
  }

  private static float[][] random(int length, int stream) {
    Random random = new Random(SEED + stream);
    float[][] rows = new float[length][COLUMNS];
    for (float[] row : rows) {
      for (int column = 0; column < COLUMNS; column++) {
        row[column] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  /** The real part of the transform turned by {@code phase}. */
  private static double[][] naive(float[][] re, float[][] im, double phase) {
    double[][] sums = new double[re.length][COLUMNS];
    for (int k = 0; k < re.length; k++) {
      for (int row = 0; row < re.length; row++) {
        double angle = phase - 2 * Math.PI * k * row / re.length;
        for (int column = 0; column < COLUMNS; column++) {
          sums[k][column] += re[row][column] * Math.cos(angle) - im[row][column] * Math.sin(angle);
        }
      }
    }
    return sums;
  }
}
