package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.Rotation;

class StillDifferenceTest {
  private static final int NOTHING = 0;

  @Test
  void between_signsThatCancelOut_areSeenInFull() {
    PictureFormat format = PictureFormat.yuv420(960, 480);
    Picture changed = gray(format);
    change(changed.y(), (x, y) -> x >= 480 ? (x % 2 == 0 ? 3 : -3) : NOTHING);

    StillDifference difference = StillDifference.between(gray(format), changed, 480);

    assertThat(difference.gain()).isEqualTo(85); // 255 / 3
    assertThat(difference.image().getWidth()).isEqualTo(480);
    assertThat(difference.image().getHeight()).isEqualTo(240);
    assertThat(pixel(difference, 239, 120)).isEqualTo(0x000000);
    assertThat(pixel(difference, 240, 120)).isEqualTo(0xffffff);
  }

  @Test
  void between_fewThatDifferMuch_doNotDarkenTheRest() {
    PictureFormat format = PictureFormat.yuv420(64, 48);
    Picture changed = gray(format);
    change(changed.y(), (x, y) -> x == 0 && y < 24 ? 100 : 2);

    StillDifference difference = StillDifference.between(gray(format), changed, 480);

    assertThat(difference.gain()).isEqualTo(127); // 255 / 2
    assertThat(pixel(difference, 0, 0)).isEqualTo(0xffffff);
    assertThat(pixel(difference, 1, 0)).isEqualTo(0xfefefe);
  }

  @Test
  void between_lessThanOneInTheMean_isNotLost() {
    PictureFormat format = PictureFormat.yuv420(1920, 960);
    Picture changed = gray(format);
    change(changed.y(), (x, y) -> x % 4 == 0 && y % 4 == 0 ? 4 : NOTHING);

    StillDifference difference = StillDifference.between(gray(format), changed, 480);

    // A sample in sixteen, four of 255: a quarter.
    assertThat(pixel(difference, 100, 100)).isEqualTo(0x202020);
  }

  @Test
  void between_planes_addUpWhereTheyDiffer() {
    PictureFormat format = PictureFormat.yuv420(64, 48);
    Picture changed = gray(format);
    change(changed.y(), (x, y) -> 5);
    change(changed.u(), (x, y) -> x < 16 ? -7 : NOTHING);
    change(changed.v(), (x, y) -> y < 12 ? 8 : NOTHING);

    StillDifference difference = StillDifference.between(gray(format), changed, 480);

    assertThat(difference.gain()).isEqualTo(12); // 255 / 20
    assertThat(pixel(difference, 31, 23)).isEqualTo(240 * 0x010101);
    assertThat(pixel(difference, 32, 23)).isEqualTo(156 * 0x010101);
    assertThat(pixel(difference, 31, 24)).isEqualTo(144 * 0x010101);
    assertThat(pixel(difference, 32, 24)).isEqualTo(60 * 0x010101);
  }

  @Test
  void between_tenBits_isAsOfEight() {
    PictureFormat format = new PictureFormat(64, 48, 1, 1, 10, false, Rotation.NONE, 1, 1);
    Picture changed = gray(format);
    change(changed.y(), (x, y) -> x == 0 ? 51 : NOTHING);

    StillDifference difference = StillDifference.between(gray(format), changed, 480);

    assertThat(difference.gain()).isEqualTo(5);
    assertThat(pixel(difference, 0, 0)).isEqualTo(0xffffff);
  }

  @Test
  void between_turnedPictures_isTurned() {
    PictureFormat format = new PictureFormat(64, 48, 1, 1, 8, false, Rotation.CW_90, 1, 1);
    Picture changed = gray(format);
    change(changed.y(), (x, y) -> x == 0 && y == 0 ? 51 : NOTHING);

    BufferedImage image = StillDifference.between(gray(format), changed, 480).image();

    assertThat(image.getWidth()).isEqualTo(48);
    assertThat(image.getRGB(47, 0) & 0xffffff).isEqualTo(0xffffff);
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0);
  }

  @Test
  void between_samplesWiderThanHigh_hasTheShapeShown() {
    PictureFormat format = new PictureFormat(64, 48, 1, 1, 8, false, Rotation.NONE, 2, 1);

    BufferedImage image = StillDifference.between(gray(format), gray(format), 480).image();

    assertThat(image.getWidth()).isEqualTo(128);
    assertThat(image.getHeight()).isEqualTo(48);
  }

  @Test
  void between_samePictures_isBlack() {
    PictureFormat format = PictureFormat.yuv420(63, 47);

    StillDifference difference = StillDifference.between(gray(format), gray(format), 480);

    assertThat(difference.gain()).isEqualTo(StillDifference.MAX_GAIN);
    assertThat(pixel(difference, 62, 46)).isEqualTo(0);
  }

  @Test
  void between_blackAndWhite_isShownAsLargeAsItIs() {
    PictureFormat format = PictureFormat.yuv420(64, 48);
    Picture white = Picture.allocate(format);
    change(white.y(), (x, y) -> 255);
    change(white.u(), (x, y) -> 255);

    StillDifference difference =
        StillDifference.between(Picture.allocate(format), white, /* maxSidePx= */ 16);

    assertThat(difference.gain()).isEqualTo(1);
    assertThat(pixel(difference, 15, 11)).isEqualTo(0xffffff);
  }

  private static int pixel(StillDifference difference, int x, int y) {
    return difference.image().getRGB(x, y) & 0xffffff;
  }

  private static Picture gray(PictureFormat format) {
    Picture picture = Picture.allocate(format);
    change(picture.y(), (x, y) -> 128);
    change(picture.u(), (x, y) -> 128);
    change(picture.v(), (x, y) -> 128);
    return picture;
  }

  /** Adds 8-bit code values. */
  private static void change(Plane plane, IntBinaryOperator delta) {
    float[] row = new float[plane.width()];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = delta.applyAsInt(x, y);
      }
      plane.addRow(y, row);
    }
  }
}
