package org.veilmark.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CanonicalFrameTest {
  @ParameterizedTest
  @CsvSource({
    "1280, 720, 256, 144",
    "1920, 1080, 256, 144",
    "320, 240, 192, 144",
    "1080, 1916, 144, 255",
    "10, 6, 240, 144",
    "909, 511, 256, 144",
    "1202, 676, 256, 144",
    "4000, 100, 1152, 144"
  })
  void of_squareSamples_bringsTheShortSideTo144(
      int width, int height, int gridWidth, int gridHeight) {
    CanonicalFrame frame = CanonicalFrame.of(PictureFormat.yuv420(width, height));

    assertThat(frame.codedWidth()).isEqualTo(gridWidth);
    assertThat(frame.codedHeight()).isEqualTo(gridHeight);
    assertThat(frame.gridPerSampleX()).isEqualTo(frame.gridPerSampleY());
  }

  @Test
  void of_anamorphicSamples_countsWidthAsShown() {
    CanonicalFrame frame =
        CanonicalFrame.of(new PictureFormat(720, 576, 1, 1, 8, false, Rotation.NONE, 16, 15));

    assertThat(frame.codedWidth()).isEqualTo(192);
    assertThat(frame.gridPerSampleX()).isEqualTo(frame.gridPerSampleY() * 16 / 15);
  }

  @ParameterizedTest
  @EnumSource(Rotation.class)
  void toCoded_isTheInverseOfToShown(Rotation rotation) {
    CanonicalFrame frame =
        CanonicalFrame.of(new PictureFormat(160, 120, 1, 1, 8, false, rotation, 1, 1));
    float[] grid = new float[frame.area()];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = i;
    }

    assertThat(frame.toCoded(frame.toShown(grid))).isEqualTo(grid);
  }

  @Test
  void toShown_quarterTurn_movesTheTopLeftCornerToTheTopRight() {
    CanonicalFrame frame =
        CanonicalFrame.of(new PictureFormat(160, 120, 1, 1, 8, false, Rotation.CW_90, 1, 1));
    float[] grid = new float[frame.area()];
    grid[0] = 1;

    float[] shown = frame.toShown(grid);

    assertThat(frame.shownWidth()).isEqualTo(frame.codedHeight());
    assertThat(shown[frame.shownWidth() - 1]).isEqualTo(1);
  }
}
