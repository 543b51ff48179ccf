package org.veilmark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.ShortPlane;

class GridTransferTest {
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

    new GridAdder(frame, width, height, width, height).add(grid, plane);

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

    new GridAdder(frame, 101, 333, 101, 333).add(grid, plane);
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
    new GridAdder(frame, 1280, 720, 1280, 720).add(grid, plane);
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
}
