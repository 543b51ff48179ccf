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
import org.veilmark.signal.Rotation;

class PictureTest {
  @Test
  void turned_clockwise_putsTheLeftColumnOnTop() {
    Still still = new Still(/* width= */ 3, /* height= */ 2, new int[] {1, 2, 3, 4, 5, 6});

    Still turned = still.turned(Rotation.CW_90);

    assertThat(turned.width()).isEqualTo(2);
    assertThat(turned.height()).isEqualTo(3);
    assertThat(turned.mean(0, 0, 2, 3)).isEqualTo(4);
    assertThat(turned.mean(1, 0, 2, 3)).isEqualTo(1);
    assertThat(turned.mean(0, 2, 2, 3)).isEqualTo(6);
  }

  @Test
  void difference_isMagnifiedAroundGrayAndClipped() {
    Still from = new Still(/* width= */ 1, /* height= */ 1, new int[] {0x646464});
    Still to = new Still(/* width= */ 1, /* height= */ 1, new int[] {0x6663c8});

    assertThat(from.difference(to, 10).mean(0, 0, 1, 1)).isEqualTo(0x9476ff);
  }

  @Test
  void comparison_isAPngOfThreePanels(@TempDir Path directory) throws IOException {
    int[] gray = new int[64 * 36];
    Arrays.fill(gray, 0x808080);
    Still still = new Still(/* width= */ 64, /* height= */ 36, gray);
    Path output = directory.resolve("picture.png");

    ComparisonPicture.write(still, still, output);

    BufferedImage image = ImageIO.read(output.toFile());
    assertThat(image.getWidth()).isEqualTo(3 * 64 + 4 * 8);
    assertThat(image.getRGB(8 + 2 * 72 + 30, 40) & 0xffffff).isEqualTo(0x808080);
  }

  @Test
  void font_withoutAGlyph_refuses() {
    BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);

    assertThatThrownBy(() -> PixelFont.draw(image, "?", 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
