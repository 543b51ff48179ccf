package org.veilmark.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortPlaneTest {
  private static final long SEED = 20261203;

  @ParameterizedTest
  @CsvSource({
    "10, 400, 0, 400",
    "10, 400, 0.12, 400",
    "10, 400, 0.125, 401",
    "10, 400, -0.125, 400",
    "10, 400, -0.13, 399",
    "10, 400, 1, 404",
    "10, 1, -1, 0",
    "10, 1022, 1, 1023",
    "10, 5, -3000, 0",
    "9, 100, 1.25, 103",
    "12, 4000, -2, 3968",
    "16, 65535, 1, 65535",
    "16, 65535, -1, 65279",
    "16, 0, -0.001, 0"
  })
  void addRow_roundsHalfUpAndClips(int bitDepth, int sample, float delta8, int expected) {
    ShortPlane plane = ShortPlane.allocate(1, 1, bitDepth);
    plane.samples()[0] = (short) sample;

    plane.addRow(0, new float[] {delta8});

    assertThat(plane.samples()[0] & 0xffff).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"9, 1, 1", "10, 37, 23", "12, 8, 3", "14, 1, 40", "16, 5, 5"})
  void addRow_randomRows_equalsNaiveSum(int bitDepth, int width, int height) {
    Random random = new Random(SEED);
    int scale = 1 << (bitDepth - 8);
    int max = (1 << bitDepth) - 1;
    ShortPlane plane = random(width, height, bitDepth, random);
    for (int y = 0; y < height; y++) {
      float[] delta8 = new float[width];
      int[] expected = new int[width];
      for (int x = 0; x < width; x++) {
        // Sixteenths of a code value are exact in every step, so that the two must agree.
        delta8[x] = (random.nextInt(1000) - 500) / (16f * scale);
        int sample = plane.samples()[plane.offset() + y * plane.stride() + x] & 0xffff;
        int sum = (int) Math.floor(sample + (double) delta8[x] * scale + 0.5);
        expected[x] = Math.max(0, Math.min(max, sum));
      }

      plane.addRow(y, delta8);

      for (int x = 0; x < width; x++) {
        assertThat(plane.samples()[plane.offset() + y * plane.stride() + x] & 0xffff)
            .isEqualTo(expected[x]);
      }
    }
  }

  @Test
  void addRow_leavesPaddingAlone() {
    short[] samples = new short[2 + 2 * 5];
    ShortPlane plane = new ShortPlane(samples, 2, 5, 3, 2, 10);

    plane.addRow(1, new float[] {1, 2, 3});

    assertThat(samples).containsExactly(new short[] {0, 0, 0, 0, 0, 0, 0, 4, 8, 12, 0, 0});
  }

  @Test
  void averageRows_isTheWeightedMeanInCodeValuesOf8Bits() {
    float[] mean = new float[2];

    new ShortPlane(new short[] {0, 513, 1023, 1, 4, 8}, 0, 2, 2, 3, 10)
        .averageRows(1, new int[] {64, 192}, mean);

    assertThat(mean).containsExactly((1023 * 64 + 4 * 192) / 1024f, (64 + 8 * 192) / 1024f);
  }

  @Test
  void readRow_isUnsignedAndInCodeValuesOf8Bits() {
    float[] row = new float[3];

    new ShortPlane(new short[] {0, 513, 1023}, 0, 3, 3, 1, 10).readRow(0, row);
    assertThat(row).containsExactly(0, 128.25f, 255.75f);

    new ShortPlane(new short[] {0, (short) 32768, (short) 65535}, 0, 3, 3, 1, 16).readRow(0, row);
    assertThat(row).containsExactly(0, 128, 65535 / 256f);
  }

  @Test
  void copyFrom_otherStride_copiesSamplesOnly() {
    ShortPlane source = random(5, 4, 10, new Random(SEED));
    ShortPlane target = ShortPlane.allocate(5, 4, 10);

    target.copyFrom(source);

    float[] expected = new float[5];
    float[] copied = new float[5];
    for (int y = 0; y < 4; y++) {
      source.readRow(y, expected);
      target.readRow(y, copied);
      assertThat(copied).isEqualTo(expected);
    }
  }

  @Test
  void copyFrom_unlikePlane_isRefused() {
    ShortPlane plane = ShortPlane.allocate(4, 4, 10);

    assertThatThrownBy(() -> plane.copyFrom(ShortPlane.allocate(4, 5, 10)))
        .hasMessageContaining("4x5");
    assertThatThrownBy(() -> plane.copyFrom(ShortPlane.allocate(4, 4, 12)))
        .hasMessageContaining("12 bits");
    assertThatThrownBy(() -> plane.copyFrom(BytePlane.allocate(4, 4)))
        .hasMessageContaining("8 bits");
    assertThatThrownBy(() -> BytePlane.allocate(4, 4).copyFrom(plane))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void constructor_impossiblePlane_isRefused() {
    assertThatThrownBy(() -> new ShortPlane(new short[10], 0, 2, 3, 1, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShortPlane(new short[10], 1, 5, 5, 2, 10))
        .isInstanceOf(IndexOutOfBoundsException.class);
    for (int bitDepth : new int[] {8, 17}) {
      assertThatThrownBy(() -> ShortPlane.allocate(2, 2, bitDepth))
          .hasMessageContaining("bit depth " + bitDepth);
    }
  }

  @Test
  void rows_outsideThePlane_areRefused() {
    ShortPlane plane = ShortPlane.allocate(2, 2, 10);

    assertThatThrownBy(() -> plane.readRow(2, new float[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> plane.addRow(-1, new float[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static ShortPlane random(int width, int height, int bitDepth, Random random) {
    int stride = width + 3;
    short[] samples = new short[2 + stride * height];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(1 << bitDepth);
    }
    return new ShortPlane(samples, 2, stride, width, height, bitDepth);
  }
}
