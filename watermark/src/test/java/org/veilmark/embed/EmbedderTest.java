package org.veilmark.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.scene.TestScene;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.Rotation;

class EmbedderTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final long SEED = 20261121;

  @ParameterizedTest
  @CsvSource({"320, 240", "640, 360", "101, 67", "10, 6"})
  void embed_strengthZero_isIdentity(int width, int height) throws MessageException {
    PictureFormat format = PictureFormat.yuv420(width, height);
    Picture host = new TestScene(format, SEED).at(1);
    Picture marked = new TestScene(format, SEED).at(1);

    embedder(format, 2, 0).embed(marked, 1);

    assertThat(samples(marked.y())).isEqualTo(samples(host.y()));
    assertThat(samples(marked.u())).isEqualTo(samples(host.u()));
    assertThat(samples(marked.v())).isEqualTo(samples(host.v()));
  }

  @ParameterizedTest
  @CsvSource({"0, false, true, false", "1, false, true, true", "2, true, true, true"})
  void embed_level_choosesThePlanes(int level, boolean inY, boolean inU, boolean inV)
      throws MessageException {
    PictureFormat format = PictureFormat.yuv420(640, 360);
    Picture host = new TestScene(format, SEED).at(1);
    Picture marked = new TestScene(format, SEED).at(1);

    // In quiet pictures the default's chroma mark beside luma is lost in rounding.
    embedder(format, level, 2).embed(marked, 1);

    assertThat(squaredError(host.y(), marked.y()) > 0).isEqualTo(inY);
    assertThat(squaredError(host.u(), marked.u()) > 0).isEqualTo(inU);
    assertThat(squaredError(host.v(), marked.v()) > 0).isEqualTo(inV);
  }

  @ParameterizedTest
  @CsvSource({"320, 240", "640, 360", "1280, 720", "360, 640", "333, 501"})
  void embed_defaultStrength_keepsTheBudget(int width, int height) throws MessageException {
    PictureFormat format = PictureFormat.yuv420(width, height);
    TestScene scene = new TestScene(format, SEED);
    Embedder embedder = embedder(format, 2, 1);
    for (double t = 0.5; t < 6; t += 1.1) {
      Picture host = scene.at(t);
      Picture marked = scene.at(t);

      embedder.embed(marked, t);

      assertThat(psnr(host.y(), marked.y())).isGreaterThan(44);
      assertThat(psnr(host.u(), marked.u())).isGreaterThan(44);
      assertThat(psnr(host.v(), marked.v())).isGreaterThan(44);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "320, 240, 1, 1, 9",
    "320, 240, 1, 0, 10",
    "101, 67, 0, 0, 10",
    "640, 360, 1, 0, 12",
    "10, 6, 1, 1, 16"
  })
  void embed_moreBits_addsTheSameMark(
      int width, int height, int chromaShiftX, int chromaShiftY, int bitDepth)
      throws MessageException {
    // Full contrast in the finer picture would be cut off at other values: grey leaves room.
    Plane[] marks8 = marksOnGrey(format(width, height, chromaShiftX, chromaShiftY, 8));
    Plane[] marks = marksOnGrey(format(width, height, chromaShiftX, chromaShiftY, bitDepth));

    float finest = 1f / (1 << (bitDepth - 8));
    for (int plane = 0; plane < marks.length; plane++) {
      float[] row8 = new float[marks8[plane].width()];
      float[] row = new float[marks[plane].width()];
      for (int y = 0; y < marks[plane].height(); y++) {
        marks8[plane].readRow(y, row8);
        marks[plane].readRow(y, row);
        assertThat(row).containsExactly(row8, Offset.offset(0.5f + finest));
      }
    }
  }

  private static PictureFormat format(
      int width, int height, int chromaShiftX, int chromaShiftY, int bitDepth) {
    return new PictureFormat(
        width, height, chromaShiftX, chromaShiftY, bitDepth, false, Rotation.NONE, 1, 1);
  }

  private static Plane[] marksOnGrey(PictureFormat format) throws MessageException {
    Picture picture = Picture.allocate(format);
    Plane[] planes = {picture.y(), picture.u(), picture.v()};
    for (Plane plane : planes) {
      float[] grey = new float[plane.width()];
      Arrays.fill(grey, 100);
      for (int y = 0; y < plane.height(); y++) {
        plane.addRow(y, grey);
      }
    }
    embedder(format, 2, 3).embed(picture, 1);
    return planes;
  }

  @Test
  void embed_sameInput_givesTheSameBytes() throws MessageException {
    PictureFormat format = PictureFormat.yuv420(320, 240);
    Picture one = new TestScene(format, SEED).at(3);
    Picture two = new TestScene(format, SEED).at(3);
    Embedder used = embedder(format, 2, 1);
    used.embed(new TestScene(format, SEED).at(7), 7);

    used.embed(one, 3);
    embedder(format, 2, 1).embed(two, 3);

    assertThat(samples(one.y())).isEqualTo(samples(two.y()));
    assertThat(samples(one.u())).isEqualTo(samples(two.u()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void embed_turnedPicture_isMarkedAsItIsShown(int quarterTurns) throws MessageException {
    PictureFormat upright = PictureFormat.yuv420(240, 240);
    PictureFormat turned =
        new PictureFormat(240, 240, 1, 1, 8, false, Rotation.ofQuarterTurns(quarterTurns), 1, 1);
    Picture shown = flat(upright);
    Picture coded = flat(turned);

    embedder(upright, 2, 3).embed(shown, 1);
    embedder(turned, 2, 3).embed(coded, 1);

    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 240; x++) {
        int sx = quarterTurns == 1 ? 239 - y : quarterTurns == 2 ? 239 - x : y;
        int sy = quarterTurns == 1 ? x : quarterTurns == 2 ? 239 - y : 239 - x;
        assertThat(samples(shown.y())[sy * 240 + sx])
            .isCloseTo(samples(coded.y())[y * 240 + x], by(1));
      }
    }
  }

  @Test
  void constructor_messageThatDoesNotFit_isRefused() {
    PictureFormat format = PictureFormat.yuv420(320, 240);

    assertThatThrownBy(() -> new Embedder(new EmbedSettings(Algorithm.V2, 2, 1, ""), KEY, format))
        .isInstanceOf(MessageException.class);
    assertThatThrownBy(
            () -> new Embedder(new EmbedSettings(Algorithm.V2, 2, 1, "x".repeat(65)), KEY, format))
        .isInstanceOf(MessageException.class);
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertThatThrownBy(() -> new EmbedSettings(Algorithm.V2, 3, 1, "A"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EmbedSettings(Algorithm.V2, 2, -1, "A"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EmbedSettings(Algorithm.V2, 2, Double.NaN, "A"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void embed_byV1_isTwoDecibelsFainter() throws MessageException {
    PictureFormat format = PictureFormat.yuv420(640, 360);
    Picture host = new TestScene(format, SEED).at(1);
    Picture byV2 = new TestScene(format, SEED).at(1);
    Picture byV1 = new TestScene(format, SEED).at(1);

    embedder(format, 2, 4).embed(byV2, 1);
    new Embedder(new EmbedSettings(Algorithm.V1, 2, 4, "VEILMARK2026"), KEY, format).embed(byV1, 1);

    assertThat(psnr(host.y(), byV1.y()) - psnr(host.y(), byV2.y())).isCloseTo(2, within(0.5));
  }

  @Test
  void embed_pictureOfAnotherFormat_isRefused() throws MessageException {
    Embedder embedder = embedder(PictureFormat.yuv420(320, 240), 2, 1);

    assertThatThrownBy(() -> embedder.embed(flat(PictureFormat.yuv420(240, 320)), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Offset<Byte> by(int distance) {
    return Offset.offset((byte) distance);
  }

  private static Embedder embedder(PictureFormat format, int level, double strength)
      throws MessageException {
    return new Embedder(
        new EmbedSettings(Algorithm.V2, level, strength, "VEILMARK2026"), KEY, format);
  }

  private static Picture flat(PictureFormat format) {
    Picture picture = Picture.allocate(format);
    for (Plane plane : new Plane[] {picture.y(), picture.u(), picture.v()}) {
      Arrays.fill(samples(plane), (byte) 100);
    }
    return picture;
  }

  private static byte[] samples(Plane plane) {
    return ((BytePlane) plane).samples();
  }

  private static double squaredError(Plane a, Plane b) {
    double sum = 0;
    for (int i = 0; i < samples(a).length; i++) {
      sum += Math.pow((samples(a)[i] & 0xff) - (samples(b)[i] & 0xff), 2);
    }
    return sum;
  }

  private static double psnr(Plane host, Plane marked) {
    return 10
        * Math.log10(255.0 * 255 * samples(host).length / Math.max(1, squaredError(host, marked)));
  }
}
