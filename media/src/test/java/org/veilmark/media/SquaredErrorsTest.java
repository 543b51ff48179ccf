package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.ShortPlane;

class SquaredErrorsTest {
  private static final long SEED = 20260111;

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "37, 23", "64, 48", "20000, 1"})
  void between_randomPictures_equalsNaiveSum(int width, int height) {
    Random random = new Random(SEED);
    PictureFormat format = PictureFormat.yuv420(width, height);
    Picture a = randomPicture(format, random);
    Picture b = randomPicture(format, random);

    assertThat(SquaredErrors.between(a, b))
        .isEqualTo(
            new SquaredErrors(
                (long) naive(a.y(), b.y()),
                (long) naive(a.u(), b.u()),
                (long) naive(a.v(), b.v())));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 9", "37, 23, 10", "64, 48, 12", "700, 3, 16"})
  void between_moreBits_equalsNaiveSum(int width, int height, int bitDepth) {
    Random random = new Random(SEED);
    ShortPlane a = randomShorts(width, height, bitDepth, random);
    ShortPlane b = randomShorts(width, height, bitDepth, random);

    long inCodeValuesOf8Bits = 1L << (2 * (bitDepth - 8));
    assertThat(SquaredErrors.of(a, b)).isEqualTo(Math.round(naive(a, b) * inCodeValuesOf8Bits));
  }

  @Test
  void of_planesOfOtherBits_isRefused() {
    assertThatThrownBy(
            () -> SquaredErrors.of(ShortPlane.allocate(2, 2, 10), BytePlane.allocate(2, 2)))
        .hasMessageContaining("bits");
    assertThatThrownBy(
            () -> SquaredErrors.of(ShortPlane.allocate(2, 2, 10), ShortPlane.allocate(2, 2, 12)))
        .hasMessageContaining("bits");
  }

  @Test
  void between_largestDifferences_doNotOverflow() {
    PictureFormat format = PictureFormat.yuv420(60000, 2);
    Picture black = Picture.allocate(format);
    Picture white = Picture.allocate(format);
    java.util.Arrays.fill(((BytePlane) white.y()).samples(), (byte) 255);

    assertThat(SquaredErrors.between(black, white))
        .isEqualTo(new SquaredErrors(120_000L * 65025, 0, 0));
  }

  @Test
  void between_differentSizes_isRefused() {
    Picture a = Picture.allocate(PictureFormat.yuv420(4, 4));
    Picture b = Picture.allocate(PictureFormat.yuv420(6, 4));

    assertThatThrownBy(() -> SquaredErrors.between(a, b))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void psnrDb_oneCodeValueEverywhere_isKnown() {
    assertThat(SquaredErrors.psnrDb(100, 100, 8)).isCloseTo(48.1308, within(0.0001));
    assertThat(SquaredErrors.psnrDb(100, 100, 10)).isCloseTo(60.1975, within(0.0001));
    assertThat(SquaredErrors.psnrDb(0, 100, 10)).isInfinite();
  }

  private static Picture randomPicture(PictureFormat format, Random random) {
    return new Picture(
        format,
        randomPlane(format.width(), format.height(), random),
        randomPlane(format.chromaWidth(), format.chromaHeight(), random),
        randomPlane(format.chromaWidth(), format.chromaHeight(), random));
  }

  private static BytePlane randomPlane(int width, int height, Random random) {
    int stride = width + random.nextInt(5);
    byte[] samples = new byte[3 + stride * height];
    random.nextBytes(samples);
    return new BytePlane(samples, 3, stride, width, height);
  }

  private static ShortPlane randomShorts(int width, int height, int bitDepth, Random random) {
    int stride = width + random.nextInt(5);
    short[] samples = new short[3 + stride * height];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(1 << bitDepth);
    }
    return new ShortPlane(samples, 3, stride, width, height, bitDepth);
  }

  private static double naive(Plane a, Plane b) {
    float[] rowA = new float[a.width()];
    float[] rowB = new float[b.width()];
    double sum = 0;
    for (int y = 0; y < a.height(); y++) {
      a.readRow(y, rowA);
      b.readRow(y, rowB);
      for (int x = 0; x < a.width(); x++) {
        sum += ((double) rowA[x] - rowB[x]) * ((double) rowA[x] - rowB[x]);
      }
    }
    return sum;
  }
}
