package org.veilmark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.ShortPlane;

class GridTransferTest {
  private static final long SEED = 20261128;

  @ParameterizedTest
  @CsvSource({"1280, 720", "320, 240", "1202, 676", "10, 6", "101, 333", "16, 16", "2000, 30"})
  void read_constantPlane_givesAConstantGrid(int width, int height) {
    CanonicalFrame frame = CanonicalFrame.of(PictureFormat.yuv420(width, height));
    BytePlane plane = BytePlane.allocate(width, height);
    Arrays.fill(plane.samples(), (byte) 200);
    float[] grid = new float[frame.area()];

    new GridReader(frame, width, height, width, height).read(plane, grid);

    for (float v : grid) {
      assertThat(v).isCloseTo(200, within(1e-2f));
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, 720", "320, 240", "1202, 676", "10, 6", "101, 333", "16, 16", "2000, 30"})
  void add_constantGrid_addsTheConstant(int width, int height) {
    CanonicalFrame frame = CanonicalFrame.of(PictureFormat.yuv420(width, height));
    BytePlane plane = BytePlane.allocate(width, height);
    float[] grid = new float[frame.area()];
    Arrays.fill(grid, 3);

    add(new GridAdder(frame, width, height, width, height), grid, plane);

    for (byte sample : plane.samples()) {
      assertThat(sample).isEqualTo((byte) 3);
    }
  }

  @Test
  void addAndRead_moreBits_areInCodeValuesOf8Bits() {
    CanonicalFrame frame = CanonicalFrame.of(PictureFormat.yuv420(101, 333));
    ShortPlane plane = ShortPlane.allocate(101, 333, 10);
    float[] grid = new float[frame.area()];
    Arrays.fill(grid, 3.25f);

    add(new GridAdder(frame, 101, 333, 101, 333), grid, plane);
    float[] back = new float[frame.area()];
    new GridReader(frame, 101, 333, 101, 333).read(plane, back);

    for (short sample : plane.samples()) {
      assertThat(sample).isEqualTo((short) 13);
    }
    assertThat(back).containsExactly(grid, within(1e-4f));
  }

  @Test
  void read_whatWasAdded_givesTheGridBack() {
    CanonicalFrame frame = CanonicalFrame.of(PictureFormat.yuv420(1280, 720));
    BytePlane plane = BytePlane.allocate(1280, 720);
    float[] grid = new float[frame.area()];
    for (int y = 0; y < frame.codedHeight(); y++) {
      for (int x = 0; x < frame.codedWidth(); x++) {
        grid[y * frame.codedWidth() + x] =
            (float) (100 + 50 * Math.sin(x * 0.4) * Math.cos(y * 0.3));
      }
    }
    add(new GridAdder(frame, 1280, 720, 1280, 720), grid, plane);
    float[] back = new float[frame.area()];

    new GridReader(frame, 1280, 720, 1280, 720).read(plane, back);

    assertThat(back).containsExactly(grid, within(4f));
  }

  @Test
  void read_chromaPlane_coversTheSamePicture() {
    CanonicalFrame frame = CanonicalFrame.of(PictureFormat.yuv420(640, 360));
    BytePlane luma = BytePlane.allocate(640, 360);
    BytePlane chroma = BytePlane.allocate(320, 180);
    fillRightHalf(luma);
    fillRightHalf(chroma);
    float[] fromLuma = new float[frame.area()];
    float[] fromChroma = new float[frame.area()];

    new GridReader(frame, 640, 360, 640, 360).read(luma, fromLuma);
    new GridReader(frame, 320, 180, 640, 360).read(chroma, fromChroma);

    assertThat(fromChroma).containsExactly(fromLuma, within(1e-2f));
  }

  private static void fillRightHalf(BytePlane plane) {
    for (int y = 0; y < plane.height(); y++) {
      Arrays.fill(
          plane.samples(),
          y * plane.stride() + plane.width() / 2,
          y * plane.stride() + plane.width(),
          (byte) 100);
    }
  }

  /** In the order in which the kernels add, so that not a bit may differ. */
  @ParameterizedTest
  @CsvSource({"1280, 720", "320, 240", "1202, 676", "10, 6", "101, 333", "16, 16", "2000, 30"})
  void addAndSubtract_likeTheNaiveSums(int width, int height) {
    NoiseTransfer noise = new NoiseTransfer(width, height, 40);

    float[] delta = naiveDelta(noise.frame, noise.grid, width, height);
    assertThat(noise.plus.samples()).isEqualTo(naiveSum(noise.host, delta, 1));
    assertThat(noise.minus.samples()).isEqualTo(naiveSum(noise.host, delta, -1));
    assertThat(noise.added).isEqualTo(squaredDifference(noise.host, noise.plus.samples()));
    assertThat(noise.subtracted).isEqualTo(squaredDifference(noise.host, noise.minus.samples()));
  }

  /** As marks have: up to 40, fixed point takes the place of floats. */
  @ParameterizedTest
  @CsvSource({
    "1280, 720, 0.01",
    "1280, 720, 1",
    "320, 240, 1",
    "1202, 676, 3",
    "10, 6, 1",
    "101, 333, 0.3",
    "16, 16, 1",
    "2000, 30, 10",
    "1280, 720, 8",
    "1277, 717, 16"
  })
  void addAndSubtract_smallNumbersToBytes_areOffByLittle(int width, int height, double deviation) {
    NoiseTransfer noise = new NoiseTransfer(width, height, deviation);

    float[] delta = naiveDelta(noise.frame, noise.grid, width, height);
    float tolerance = 0.51f + 0.1f * (float) deviation;
    for (int i = 0; i < noise.host.length; i++) {
      int sample = noise.host[i] & 0xff;
      assertThat((float) (noise.plus.samples()[i] & 0xff))
          .isCloseTo(clip(sample + delta[i]), within(tolerance));
      assertThat((float) (noise.minus.samples()[i] & 0xff))
          .isCloseTo(clip(sample - delta[i]), within(tolerance));
    }
    assertThat(noise.added).isEqualTo(squaredDifference(noise.host, noise.plus.samples()));
    assertThat(noise.subtracted).isEqualTo(squaredDifference(noise.host, noise.minus.samples()));
  }

  private static void add(GridAdder adder, float[] grid, Plane plane) {
    adder.load(grid);
    adder.add(plane);
  }

  private static float[] naiveDelta(CanonicalFrame frame, float[] grid, int width, int height) {
    AxisWeights columns = AxisWeights.resize(frame.codedWidth(), width, frame.gridPerSampleX());
    AxisWeights rows = AxisWeights.resize(frame.codedHeight(), height, frame.gridPerSampleY());
    float[] delta = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int t = 0; t < rows.taps(); t++) {
          float widened = 0;
          for (int s = 0; s < columns.taps(); s++) {
            int at = (rows.start(y) + t) * frame.codedWidth() + columns.start(x) + s;
            widened += columns.weight(x, s) * grid[at];
          }
          sum += rows.weight(y, t) * widened;
        }
        delta[y * width + x] = sum;
      }
    }
    return delta;
  }

  private static float clip(float sample) {
    return Math.max(0, Math.min(255, sample));
  }

  private static byte[] naiveSum(byte[] host, float[] delta, int sign) {
    byte[] sums = new byte[host.length];
    for (int i = 0; i < sums.length; i++) {
      double sum = Math.floor(((host[i] & 0xff) + sign * delta[i]) + 256.5f) - 256;
      sums[i] = (byte) Math.max(0, Math.min(255, sum));
    }
    return sums;
  }

  private static long squaredDifference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      int difference = (one[i] & 0xff) - (other[i] & 0xff);
      sum += (long) difference * difference;
    }
    return sum;
  }

  /** Noise on the grid, added to and taken off the same noisy plane. */
  private static final class NoiseTransfer {
    final CanonicalFrame frame;
    final float[] grid;
    final byte[] host;
    final BytePlane plus;
    final BytePlane minus;
    final long added;
    final long subtracted;

    NoiseTransfer(int width, int height, double deviation) {
      frame = CanonicalFrame.of(PictureFormat.yuv420(width, height));
      Random random = new Random(SEED);
      grid = new float[frame.area()];
      for (int i = 0; i < grid.length; i++) {
        grid[i] = (float) (deviation * random.nextGaussian());
      }
      plus = BytePlane.allocate(width, height);
      random.nextBytes(plus.samples());
      minus = BytePlane.allocate(width, height);
      minus.copyFrom(plus);
      host = plus.samples().clone();
      GridAdder adder = new GridAdder(frame, width, height, width, height);
      adder.load(grid);
      added = adder.add(plus);
      subtracted = adder.subtract(minus);
    }
  }
}
