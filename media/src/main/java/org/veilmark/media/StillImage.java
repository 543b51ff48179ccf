package org.veilmark.media;

import java.awt.image.BufferedImage;
import org.veilmark.signal.PictureFormat;

/** Single pictures in the shape and the position in which they are shown, and not too large. */
public final class StillImage {
  private StillImage() {}

  /**
   * Scales a picture down, each pixel the mean of what it covers, and turns it.
   *
   * @param rgb 0xRRGGBB, row by row, as {@code format} says
   * @param maxSidePx neither side has more pixels
   */
  public static BufferedImage of(int[] rgb, PictureFormat format, int maxSidePx) {
    double shownWidth = (double) format.width() * format.sarNum() / format.sarDen();
    double scale = Math.min(1, maxSidePx / Math.max(shownWidth, format.height()));
    int width = Math.max(1, (int) Math.round(shownWidth * scale));
    int height = Math.max(1, (int) Math.round(format.height() * scale));
    boolean swaps = format.rotation().swapsSides();
    BufferedImage image =
        new BufferedImage(
            swaps ? height : width, swaps ? width : height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int mean = mean(rgb, format, x, y, width, height);
        switch (format.rotation()) {
          case NONE -> image.setRGB(x, y, mean);
          case CW_90 -> image.setRGB(height - 1 - y, x, mean);
          case CW_180 -> image.setRGB(width - 1 - x, height - 1 - y, mean);
          case CW_270 -> image.setRGB(y, width - 1 - x, mean);
        }
      }
    }
    return image;
  }

  private static int mean(
      int[] rgb, PictureFormat format, int column, int row, int columns, int rows) {
    int left = share(column, format.width(), columns);
    int right = Math.max(left + 1, share(column + 1, format.width(), columns));
    int top = share(row, format.height(), rows);
    int bottom = Math.max(top + 1, share(row + 1, format.height(), rows));
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = rgb[y * format.width() + x];
        red += (pixel >> 16) & 0xff;
        green += (pixel >> 8) & 0xff;
        blue += pixel & 0xff;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return (int) ((red / count) << 16 | (green / count) << 8 | (blue / count));
  }

  private static int share(int part, int length, int parts) {
    return (int) ((long) part * length / parts);
  }
}
