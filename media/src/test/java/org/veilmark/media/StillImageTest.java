package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Rotation;

class StillImageTest {
  @Test
  void of_smallPicture_keepsEveryPixelAndTurnsIt() {
    int[] rgb = {1, 2, 3, 4, 5, 6, 7, 8};

    BufferedImage image = StillImage.of(rgb, format(4, 2, Rotation.CW_90, 1), 480);

    assertThat(image.getWidth()).isEqualTo(2);
    assertThat(image.getHeight()).isEqualTo(4);
    assertThat(image.getRGB(0, 0) & 0xff).isEqualTo(5);
    assertThat(image.getRGB(1, 0) & 0xff).isEqualTo(1);
    assertThat(image.getRGB(1, 3) & 0xff).isEqualTo(4);
  }

  @Test
  void of_largePicture_isScaledDownToMeansInTheShapeShown() {
    int[] rgb = new int[960 * 480];
    Arrays.setAll(rgb, i -> i % 2 == 0 ? 0x100000 : 0x300000);

    BufferedImage image = StillImage.of(rgb, format(960, 480, Rotation.NONE, 2), 480);

    assertThat(image.getWidth()).isEqualTo(480);
    assertThat(image.getHeight()).isEqualTo(120);
    assertThat(image.getRGB(100, 100) & 0xffffff).isEqualTo(0x200000);
  }

  private static PictureFormat format(int width, int height, Rotation rotation, int sarNum) {
    return new PictureFormat(width, height, 1, 1, 8, false, rotation, sarNum, 1);
  }
}
