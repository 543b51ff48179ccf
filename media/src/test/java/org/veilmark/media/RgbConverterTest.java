package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

class RgbConverterTest {
  /** Colour bars at 100 % in video range, rounded as ITU-R BT.601 and BT.709 code them. */
  @ParameterizedTest
  @CsvSource({
    "false, 16, 128, 128, 0, 0, 0",
    "false, 235, 128, 128, 255, 255, 255",
    "false, 81, 90, 240, 255, 0, 0",
    "false, 145, 54, 34, 0, 255, 0",
    "true, 63, 102, 240, 255, 0, 0",
    "true, 32, 240, 118, 0, 0, 255"
  })
  void convert_colourBars_givesTheirColours(
      boolean bt709, float y, float u, float v, float red, float green, float blue) {
    float[] rgb = new float[3];
    new RgbConverter(bt709, /* fullRange= */ false).convert(y, u, v, rgb);

    assertThat(rgb[0]).isCloseTo(red, within(2f));
    assertThat(rgb[1]).isCloseTo(green, within(2f));
    assertThat(rgb[2]).isCloseTo(blue, within(2f));
  }

  @Test
  void pixels_grayPicture_isGrayEverywhere() {
    Picture picture = Picture.allocate(PictureFormat.yuv420(3, 3));
    for (int row = 0; row < 3; row++) {
      picture.y().addRow(row, new float[] {126, 126, 126});
    }
    for (int row = 0; row < 2; row++) {
      picture.u().addRow(row, new float[] {128, 128});
      picture.v().addRow(row, new float[] {128, 128});
    }

    int[] pixels = RgbConverter.of(picture.format(), ColourTags.NONE).pixels(picture);

    assertThat(pixels).hasSize(9).containsOnly(0x808080);
  }
}
