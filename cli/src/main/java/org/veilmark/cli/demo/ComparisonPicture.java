package org.veilmark.cli.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.veilmark.media.StillDifference;
import org.veilmark.media.StillImage;

/** Original, marked and difference side by side. */
final class ComparisonPicture {
  private static final int PANEL_SIDE = 270;
  private static final int MARGIN = 8;
  private static final int CAPTION_HEIGHT = 22;
  private static final int BACKGROUND = 0x181818;
  private static final int INK = 0xe0e0e0;

  private ComparisonPicture() {}

  /**
   * Writes a PNG, which replaces {@code output}.
   *
   * @param original of the same format as {@code marked}
   */
  static void write(Still original, Still marked, Path output) throws IOException {
    StillDifference difference =
        StillDifference.between(original.picture(), marked.picture(), PANEL_SIDE);
    BufferedImage[] panels = {panel(original), panel(marked), difference.image()};
    String[] captions = {"ORIGINAL", "MARKED", "DIFFERENCE X" + difference.gain()};
    int panelWidth = panels[0].getWidth();
    BufferedImage image =
        new BufferedImage(
            panels.length * (panelWidth + MARGIN) + MARGIN,
            CAPTION_HEIGHT + panels[0].getHeight() + MARGIN,
            BufferedImage.TYPE_INT_RGB);
    fill(image);
    for (int i = 0; i < panels.length; i++) {
      int left = MARGIN + i * (panelWidth + MARGIN);
      PixelFont.draw(image, captions[i], left, 5, INK);
      image.getRaster().setRect(left, CAPTION_HEIGHT, panels[i].getRaster());
    }
    if (!ImageIO.write(image, "png", output.toFile())) {
      throw new IOException("this Java cannot write PNG files");
    }
  }

  private static BufferedImage panel(Still still) {
    return StillImage.of(still.picture(), still.colour(), PANEL_SIDE);
  }

  private static void fill(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, BACKGROUND);
      }
    }
  }
}
