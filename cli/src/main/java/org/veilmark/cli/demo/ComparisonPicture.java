package org.veilmark.cli.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Original, marked and difference side by side. */
final class ComparisonPicture {
  private static final int PANEL_WIDTH = 270;
  private static final int MARGIN = 8;
  private static final int CAPTION_HEIGHT = 22;
  private static final int BACKGROUND = 0x181818;
  private static final int INK = 0xe0e0e0;
  private static final int GAIN = 10;

  private ComparisonPicture() {}

  /** Writes a PNG, which replaces {@code output}. */
  static void write(Still original, Still marked, Path output) throws IOException {
    Still[] panels = {original, marked, original.difference(marked, GAIN)};
    String[] captions = {"ORIGINAL", "MARKED", "DIFFERENCE X" + GAIN};
    int panelWidth = Math.min(PANEL_WIDTH, original.width());
    int panelHeight = Math.max(1, panelWidth * original.height() / original.width());
    BufferedImage image =
        new BufferedImage(
            panels.length * (panelWidth + MARGIN) + MARGIN,
            CAPTION_HEIGHT + panelHeight + MARGIN,
            BufferedImage.TYPE_INT_RGB);
    fill(image);
    for (int i = 0; i < panels.length; i++) {
      int left = MARGIN + i * (panelWidth + MARGIN);
      PixelFont.draw(image, captions[i], left, 5, INK);
      for (int y = 0; y < panelHeight; y++) {
        for (int x = 0; x < panelWidth; x++) {
          image.setRGB(left + x, CAPTION_HEIGHT + y, panels[i].mean(x, y, panelWidth, panelHeight));
        }
      }
    }
    if (!ImageIO.write(image, "png", output.toFile())) {
      throw new IOException("this Java cannot write PNG files");
    }
  }

  private static void fill(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, BACKGROUND);
      }
    }
  }
}
