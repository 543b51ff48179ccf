package org.veilmark.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.media.ColourTags;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

class PictureTest {
  @Test
  void comparison_isAPngOfThreePanels(@TempDir Path directory) throws IOException {
    Still original = new Still(Picture.allocate(PictureFormat.yuv420(64, 36)), ColourTags.NONE);
    Still marked = new Still(Picture.allocate(PictureFormat.yuv420(64, 36)), ColourTags.NONE);
    float[] brighter = new float[64];
    Arrays.fill(brighter, 8);
    marked.picture().y().addRow(10, brighter);
    Path output = directory.resolve("picture.png");

    ComparisonPicture.write(original, marked, output);

    BufferedImage image = ImageIO.read(output.toFile());
    assertThat(image.getWidth()).isEqualTo(3 * 64 + 4 * 8);
    assertThat(image.getHeight()).isEqualTo(22 + 36 + 8);
    int difference = 8 + 2 * 72;
    assertThat(image.getRGB(difference + 30, 22 + 9) & 0xffffff).isEqualTo(0);
    assertThat(image.getRGB(difference + 30, 22 + 10) & 0xffffff).isEqualTo(0xf8f8f8);
  }

  @Test
  void font_hasAllThatACaptionMayHave() {
    BufferedImage image = new BufferedImage(400, 20, BufferedImage.TYPE_INT_RGB);

    PixelFont.draw(image, "ORIGINAL MARKED DIFFERENCE X0123456789", 0, 0, 0xffffff);

    assertThat(image.getRGB(0, 4) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void font_withoutAGlyph_refuses() {
    BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);

    assertThatThrownBy(() -> PixelFont.draw(image, "?", 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
