package org.veilmark.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.Rotation;

/** Scores of pictures that are made up: what people would put on a cover comes first. */
class PictureScorerTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int GRAY = 128;
  private static final PictureFormat FORMAT = PictureFormat.yuv420(WIDTH, HEIGHT);

  @Test
  void score_blurred_isBelowSharp() {
    double sharp = total(PictureScorerTest::squares, GRAY, GRAY);
    double blurred = total(blurred(PictureScorerTest::squares, 1), GRAY, GRAY);
    double moreBlurred = total(blurred(PictureScorerTest::squares, 3), GRAY, GRAY);

    assertThat(sharp).isGreaterThan(blurred);
    assertThat(blurred).isGreaterThan(moreBlurred);
  }

  @Test
  void score_flatPictures_isNothing() {
    assertThat(total((x, y) -> 16, GRAY, GRAY)).isZero();
    assertThat(total((x, y) -> 126, GRAY, GRAY)).isZero();
    assertThat(total((x, y) -> 235, 90, 200)).isZero();
  }

  @Test
  void score_darkPicture_isBelowTheSameInTheMiddle() {
    IntBinaryOperator dark = (x, y) -> 16 + (squares(x, y) - 70) / 4;
    IntBinaryOperator middle = (x, y) -> 113 + (squares(x, y) - 70) / 4;

    assertThat(total(dark, GRAY, GRAY)).isLessThan(total(middle, GRAY, GRAY));
  }

  @Test
  void score_colours_areBetterThanGray() {
    assertThat(total(PictureScorerTest::squares, 90, 200))
        .isGreaterThan(total(PictureScorerTest::squares, GRAY, GRAY));
  }

  @Test
  void score_measures_areThoseOfTheSources() {
    // Black and white in equal parts, in lines of one sample: every Laplacian is 2 * 255, of
    // either sign.
    PictureScore score =
        new PictureScorer(FORMAT).score(picture(FORMAT, (x, y) -> x % 2 == 0 ? 16 : 235, 128, 128));

    assertThat(score.sharpness()).isCloseTo(510.0 * 510 / (510 * 510 + 60), within(1e-4));
    assertThat(score.exposure()).isCloseTo(Math.exp(-0.5 * 2.5 * 2.5), within(1e-6));
    assertThat(score.contrast()).isEqualTo(1);
    assertThat(score.colourfulness()).isZero();
  }

  @Test
  void score_colourfulness_isThatOfTheEvenColour() {
    PictureScore score =
        new PictureScorer(fullRange(FORMAT))
            .score(picture(fullRange(FORMAT), PictureScorerTest::squares, 128, 178));

    // Red - green 2.116 * 50, yellow - blue 0.344 * 50; 0.3 times their length is all there is.
    assertThat(score.colourfulness()).isCloseTo(0.3 * 107.2 / 109, within(1e-3));
  }

  @Test
  void score_moreBitsASample_isTheSame() {
    PictureFormat deep = new PictureFormat(WIDTH, HEIGHT, 1, 1, 10, false, Rotation.NONE, 1, 1);

    assertThat(new PictureScorer(deep).score(picture(deep, PictureScorerTest::squares, 90, 200)))
        .isEqualTo(
            new PictureScorer(FORMAT).score(picture(FORMAT, PictureScorerTest::squares, 90, 200)));
  }

  @Test
  void score_enlarged_isAboutTheSame() {
    PictureFormat large = PictureFormat.yuv420(2 * 384, 2 * 288);
    PictureFormat small = PictureFormat.yuv420(384, 288);
    IntBinaryOperator twice = (x, y) -> squares(x / 2, y / 2);

    assertThat(new PictureScorer(large).score(picture(large, twice, 90, 200)).total())
        .isCloseTo(
            new PictureScorer(small)
                .score(picture(small, PictureScorerTest::squares, 90, 200))
                .total(),
            within(1e-3));
  }

  @Test
  void score_tinyPicture_isANumber() {
    PictureFormat tiny = PictureFormat.yuv420(1, 1);

    assertThat(new PictureScorer(tiny).score(picture(tiny, (x, y) -> 99, 90, 200)).total())
        .isZero();
  }

  /** Squares of 8 by 8, dark gray and light gray. */
  private static int squares(int x, int y) {
    return ((x >> 3) + (y >> 3)) % 2 * 100 + 70;
  }

  private static double total(IntBinaryOperator luma, int u, int v) {
    return new PictureScorer(FORMAT).score(picture(FORMAT, luma, u, v)).total();
  }

  private static PictureFormat fullRange(PictureFormat format) {
    return new PictureFormat(
        format.width(), format.height(), 1, 1, 8, true, format.rotation(), 1, 1);
  }

  /** Each sample the mean of those around it. */
  private static IntBinaryOperator blurred(IntBinaryOperator sharp, int radius) {
    return (x, y) -> {
      int sum = 0;
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          sum += sharp.applyAsInt(Math.abs(x + dx), Math.abs(y + dy));
        }
      }
      int side = 2 * radius + 1;
      return sum / (side * side);
    };
  }

  /** Of 8-bit code values. */
  private static Picture picture(PictureFormat format, IntBinaryOperator luma, int u, int v) {
    Picture picture = Picture.allocate(format);
    fill(picture.y(), luma);
    fill(picture.u(), (x, y) -> u);
    fill(picture.v(), (x, y) -> v);
    return picture;
  }

  private static void fill(Plane plane, IntBinaryOperator values) {
    float[] row = new float[plane.width()];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        row[x] = (float) values.applyAsInt(x, y);
      }
      plane.addRow(y, row);
    }
  }
}
