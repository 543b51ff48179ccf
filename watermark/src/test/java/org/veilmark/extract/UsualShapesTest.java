package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualShapesTest {
  /** Sizes of the original and of the copy, then by what its columns and rows were resized. */
  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 1440, 1080, 0.75, 1", // squeezed
    "1440, 1080, 1920, 1080, 1.333333, 1", // widened
    "1080, 1920, 810, 1920, 0.75, 1", // squeezed upright
    "1024, 576, 720, 576, 0.703125, 1", // PAL, wide
    "768, 576, 720, 576, 0.9375, 1", // PAL
    "1280, 720, 720, 480, 0.5625, 0.666667", // NTSC, wide
    "640, 480, 720, 480, 1.125, 1", // NTSC
    "1920, 1080, 608, 1080, 1, 1", // its middle, upright
    "1080, 1920, 1080, 608, 1, 1", // the middle of an upright one
    "1920, 1080, 1080, 1920, 0.5625, 0.5625", // between bars on a telephone
    "1920, 1080, 1440, 1080, 0.75, 0.75", // between bars at 4:3
    "1920, 1080, 1080, 1080, 0.5625, 0.5625", // between bars on a square
    "1080, 1920, 1920, 1080, 0.5625, 0.5625", // upright between bars
  })
  void of_copy_hasTheMapOfWhatWasDone(
      int width, int height, int copyWidth, int copyHeight, double columns, double rows) {
    double scale = (double) Math.min(width, height) / Math.min(copyWidth, copyHeight);
    GeometryMap done = new GeometryMap(columns * scale, 0, 0, rows * scale);

    assertThat(UsualShapes.of(copyWidth, copyHeight))
        .anySatisfy(map -> assertThat(map.distance(done)).isLessThan(0.004));
  }

  @Test
  void of_any_leavesOutWhatIsTriedAnyway() {
    for (int width : new int[] {216, 288, 384, 512, 691}) {
      assertThat(UsualShapes.of(width, 384))
          .hasSizeLessThanOrEqualTo(9)
          .noneMatch(map -> map.distance(GeometryMap.IDENTITY) < 0.01);
    }
  }
}
