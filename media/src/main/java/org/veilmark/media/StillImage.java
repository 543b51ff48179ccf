package org.veilmark.media;

import java.awt.image.BufferedImage;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/** Single pictures in the shape and the position in which they are shown, and not too large. */
public final class StillImage {
  private StillImage() {}

  /**
   * Converts a picture, scales it down and turns it.
   *
   * @param colour tags of the video that it is of
   * @param maxSidePx neither side has more pixels
   */
  public static BufferedImage of(Picture picture, ColourTags colour, int maxSidePx) {
    int[] rgb = RgbConverter.of(picture.format(), colour).pixels(picture);
    return of(rgb, picture.format(), maxSidePx);
  }

  /**
   * Scales a picture down, each pixel the mean of what it covers, and turns it.
   *
   * @param rgb 0xRRGGBB, row by row, as {@code format} says
   * @param maxSidePx neither side has more pixels
   */
  public static BufferedImage of(int[] rgb, PictureFormat format, int maxSidePx) {
    StillGrid grid = StillGrid.of(format, maxSidePx);
    return grid.paint((column, row) -> mean(rgb, grid, column, row));
  }

  private static int mean(int[] rgb, StillGrid grid, int column, int row) {
    PictureFormat format = grid.format();
    int left = StillGrid.start(column, format.width(), grid.columns());
    int right = StillGrid.end(column, format.width(), grid.columns());
    int top = StillGrid.start(row, format.height(), grid.rows());
    int bottom = StillGrid.end(row, format.height(), grid.rows());
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
}
