package org.veilmark.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytePlaneTest {
  private static final long SEED = 20261128;

  @ParameterizedTest
  @CsvSource({
    "100, 0, 100",
    "100, 0.49, 100",
    "100, 0.5, 101",
    "100, -0.5, 100",
    "100, -0.51, 99",
    "0, -3, 0",
    "1, -1, 0",
    "255, 0.5, 255",
    "250, 300, 255",
    "5, -300, 0",
    "200, 1.4, 201",
    "200, -1.6, 198"
  })
  void addRow_roundsHalfUpAndClips(int sample, float delta, int expected) {
    BytePlane plane = BytePlane.allocate(1, 1);
    plane.samples()[0] = (byte) sample;

    plane.addRow(0, new float[] {delta});

    assertThat(plane.samples()[0] & 0xff).isEqualTo(expected);
  }

  /** Every sample with changes all around the places where rounding and clipping turn. */
  @Test
  void addRow_likeTheNaiveSum_whichItsResultTellsOf() {
    for (int sample = 0; sample < 256; sample++) {
      for (float delta = -260; delta <= 260; delta += 7.37f) {
        for (float near : new float[] {delta, Math.round(delta) + 0.5f, Math.round(delta)}) {
          BytePlane plane = BytePlane.allocate(1, 1);
          plane.samples()[0] = (byte) sample;

          long squared = plane.addRow(0, new float[] {near});

          double sum = Math.floor(sample + near + 256.5f) - 256;
          int expected = (int) Math.max(0, Math.min(255, sum));
          assertThat(plane.samples()[0] & 0xff).isEqualTo(expected);
          assertThat(squared).isEqualTo((long) (expected - sample) * (expected - sample));
        }
      }
    }
  }

  /** Every sample with every change, in rows of one and of several, some of which clip. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 29, 256})
  void addRow_wholeNumbers_likeTheNaiveSum_andTellsWhatClippingTook(int width) {
    for (int sample = 0; sample < 256; sample++) {
      for (int first = -128; first < 128; first += width) {
        BytePlane plane = new BytePlane(new byte[width + 3], 2, width, width, 1);
        byte[] delta = new byte[width];
        long wanted = 0;
        long changed = 0;
        int[] expected = new int[width];
        for (int x = 0; x < width; x++) {
          plane.samples()[2 + x] = (byte) sample;
          delta[x] = (byte) (first + x);
          expected[x] = Math.max(0, Math.min(255, sample + delta[x]));
          wanted += delta[x] * delta[x];
          changed += (long) (expected[x] - sample) * (expected[x] - sample);
        }

        long clipped = plane.addRow(0, delta);

        assertThat(clipped).isEqualTo(wanted - changed);
        for (int x = 0; x < width; x++) {
          assertThat(at(plane, x, 0)).isEqualTo(expected[x]);
        }
        assertThat(plane.samples()).startsWith(0, 0).endsWith(0);
      }
    }
  }

  @Test
  void addRow_leavesPaddingAlone() {
    byte[] samples = new byte[2 + 2 * 5];
    BytePlane plane = new BytePlane(samples, 2, 5, 3, 2);

    plane.addRow(1, new float[] {1, 2, 3});

    assertThat(samples).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0);
  }

  @Test
  void readRow_isUnsigned() {
    BytePlane plane = new BytePlane(new byte[] {0, (byte) 128, (byte) 255}, 0, 3, 3, 1);
    float[] row = new float[3];

    plane.readRow(0, row);

    assertThat(row).containsExactly(0, 128, 255);
  }

  /** Odd and even widths: samples are taken in pairs. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 131})
  void averageRows_anyWidth_isTheWeightedMean(int width) {
    Random random = new Random(SEED);
    byte[] samples = new byte[3 + 6 * (width + 2)];
    random.nextBytes(samples);
    BytePlane plane = new BytePlane(samples, 3, width + 2, width, 6);
    float[] mean = new float[width];

    plane.averageRows(2, new int[] {1, 100, 0, 155}, mean);

    for (int x = 0; x < width; x++) {
      float expected = (at(plane, x, 2) + 100f * at(plane, x, 3)) / 256;
      assertThat(mean[x]).isEqualTo(expected + 155f * at(plane, x, 5) / 256);
    }
  }

  @Test
  void averageRows_brightestSamples_stayWhatTheyAre() {
    byte[] samples = new byte[16 * 60];
    Arrays.fill(samples, (byte) 255);
    int[] weights = new int[60];
    Arrays.fill(weights, 0, 52, 4);
    Arrays.fill(weights, 52, 60, 6);
    float[] mean = new float[16];

    new BytePlane(samples, 0, 16, 16, 60).averageRows(0, weights, mean);

    assertThat(mean).containsOnly(255f);
  }

  @Test
  void constructor_impossiblePlane_isRefused() {
    assertThatThrownBy(() -> new BytePlane(new byte[10], 0, 2, 3, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BytePlane(new byte[10], 0, 5, 5, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BytePlane(new byte[10], 1, 5, 5, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void rows_outsideThePlane_areRefused() {
    BytePlane plane = BytePlane.allocate(2, 2);

    assertThatThrownBy(() -> plane.averageRows(1, new int[] {128, 128}, new float[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> plane.readRow(2, new float[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> plane.addRow(-1, new float[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static int at(BytePlane plane, int x, int y) {
    return plane.samples()[plane.offset() + y * plane.stride() + x] & 0xff;
  }
}
