package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Rotation;

class PlanarLayoutTest {
  @ParameterizedTest
  @CsvSource({
    "yuv420p, 1, 1, 8",
    "yuvj420p, 1, 1, 8",
    "yuvj444p, 0, 0, 8",
    "yuv422p9le, 1, 0, 9",
    "yuv422p10le, 1, 0, 10",
    "yuv444p12le, 0, 0, 12",
    "yuv420p16le, 1, 1, 16"
  })
  void ofPixelFormat_planarYuv_isKnown(String name, int shiftX, int shiftY, int bitDepth) {
    assertThat(PlanarLayout.ofPixelFormat(name))
        .contains(new PlanarLayout(shiftX, shiftY, bitDepth));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gray10le", "yuv411p", "yuv440p10le", "yuv420p10be", "yuva420p", "p010le"})
  void ofPixelFormat_others_areNot(String name) {
    assertThat(PlanarLayout.ofPixelFormat(name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void pixelFormat_ofEach_leadsBackToIt(PlanarLayout layout) {
    assertThat(PlanarLayout.ofPixelFormat(layout.pixelFormat())).contains(layout);
  }

  @Test
  void of_formatWithoutLayout_isRefused() {
    for (int[] shiftsAndDepth : new int[][] {{2, 2, 8}, {2, 0, 8}, {0, 1, 8}, {1, 1, 11}}) {
      PictureFormat format =
          new PictureFormat(
              64,
              48,
              shiftsAndDepth[0],
              shiftsAndDepth[1],
              shiftsAndDepth[2],
              false,
              Rotation.NONE,
              1,
              1);
      assertThatThrownBy(() -> PlanarLayout.of(format))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  static Iterable<PlanarLayout> all() {
    return PlanarLayout.all();
  }
}
