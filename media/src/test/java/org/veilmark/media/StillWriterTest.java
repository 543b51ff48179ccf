package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.Rotation;

class StillWriterTest {
  @TempDir Path directory;

  @Test
  void write_turnedPicture_isThatPictureAsShown() throws Exception {
    PictureFormat format = new PictureFormat(64, 32, 1, 1, 8, false, Rotation.CW_90, 1, 1);
    Picture picture = red(format);
    Path file = Files.writeString(directory.resolve("a.jpg"), "x".repeat(100_000));

    StillWriter.write(picture, ColourTags.NONE, file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(32);
    assertThat(image.getHeight()).isEqualTo(64);
    int pixel = image.getRGB(20, 30);
    assertThat(pixel >> 16 & 0xff).isCloseTo(255, within(6));
    assertThat(pixel >> 8 & 0xff).isCloseTo(0, within(6));
    assertThat(pixel & 0xff).isCloseTo(0, within(6));
    assertThat(Files.size(file)).isLessThan(100_000);
  }

  @Test
  void write_largePicture_isScaledDown() throws Exception {
    Path file = directory.resolve("large.jpg");

    StillWriter.write(red(PictureFormat.yuv420(3840, 320)), ColourTags.NONE, file);

    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1920);
  }

  @Test
  void write_samePicture_givesTheSameBytes() throws Exception {
    Path one = directory.resolve("one.jpg");
    Path two = directory.resolve("two.jpg");

    StillWriter.write(red(PictureFormat.yuv420(64, 32)), ColourTags.NONE, one);
    StillWriter.write(red(PictureFormat.yuv420(64, 32)), ColourTags.NONE, two);

    assertThat(two).hasSameBinaryContentAs(one);
  }

  @Test
  void alike_smallEnoughAtTheBest_isWrittenAtTheBest() throws Exception {
    Picture picture = red(PictureFormat.yuv420(64, 32));
    Path file = directory.resolve("a.jpg");
    StillWriter.write(picture, ColourTags.NONE, file);

    List<byte[]> coded =
        StillWriter.alike(List.of(StillImage.of(picture, ColourTags.NONE, 480)), 32 << 10);

    assertThat(coded).containsExactly(Files.readAllBytes(file));
  }

  @Test
  void alike_oneOfThemTooLarge_makesAllOfThemSmaller() throws Exception {
    BufferedImage plain = StillImage.of(red(PictureFormat.yuv420(480, 480)), ColourTags.NONE, 480);
    int best = StillWriter.alike(List.of(plain), 32 << 10).get(0).length;

    List<byte[]> coded = StillWriter.alike(List.of(plain, noise(480)), 32 << 10);

    assertThat(coded.get(0).length).isLessThan(best);
    assertThat(coded.get(1).length).isLessThanOrEqualTo(32 << 10);
    assertThat(ImageIO.read(new ByteArrayInputStream(coded.get(1))).getWidth()).isEqualTo(480);
  }

  private static BufferedImage noise(int side) {
    Random random = new Random(6);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, side, side, random.ints((long) side * side).toArray(), 0, side);
    return image;
  }

  @Test
  void write_nowhere_fails() {
    assertThatThrownBy(
            () ->
                StillWriter.write(
                    red(PictureFormat.yuv420(64, 32)),
                    ColourTags.NONE,
                    directory.resolve("missing/a.jpg")))
        .isInstanceOf(IOException.class);
  }

  /** As BT.601 codes it; of BT.709, which high pictures have, it is nearly the same. */
  private static Picture red(PictureFormat format) {
    Picture picture = Picture.allocate(format);
    fill(picture.y(), 81);
    fill(picture.u(), 90);
    fill(picture.v(), 240);
    return picture;
  }

  private static void fill(Plane plane, float value) {
    float[] row = new float[plane.width()];
    Arrays.fill(row, value);
    for (int y = 0; y < plane.height(); y++) {
      plane.addRow(y, row);
    }
  }
}
