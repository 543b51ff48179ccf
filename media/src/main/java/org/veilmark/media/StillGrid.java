package org.veilmark.media;

import java.awt.image.BufferedImage;
import org.veilmark.signal.PictureFormat;

/**
 * A picture cut into as many cells as its still image has pixels, before it is turned.
 *
 * @param format of the picture
 * @param columns cells in a row
 * @param rows rows of cells
 */
record StillGrid(PictureFormat format, int columns, int rows) {

  /** Tells the colour of a cell, 0xRRGGBB. */
  @FunctionalInterface
  interface CellColour {
    int of(int column, int row);
  }

  /** Cells for the shape in which the picture is shown, with neither side longer than asked for. */
  static StillGrid of(PictureFormat format, int maxSidePx) {
    double shownWidth = (double) format.width() * format.sarNum() / format.sarDen();
    double scale = Math.min(1, maxSidePx / Math.max(shownWidth, format.height()));
    return new StillGrid(
        format,
        Math.max(1, (int) Math.round(shownWidth * scale)),
        Math.max(1, (int) Math.round(format.height() * scale)));
  }

  /** The first of {@code length} samples that belongs to a cell, of {@code cells} in a line. */
  static int start(int cell, int length, int cells) {
    return (int) ((long) cell * length / cells);
  }

  /** The first sample behind those of a cell, which has one at least. */
  static int end(int cell, int length, int cells) {
    return Math.max(start(cell, length, cells) + 1, start(cell + 1, length, cells));
  }

  /** Paints all cells, in the position in which the picture is shown. */
  BufferedImage paint(CellColour colour) {
    boolean swaps = format.rotation().swapsSides();
    BufferedImage image =
        new BufferedImage(
            swaps ? rows : columns, swaps ? columns : rows, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int rgb = colour.of(x, y);
        switch (format.rotation()) {
          case NONE -> image.setRGB(x, y, rgb);
          case CW_90 -> image.setRGB(rows - 1 - y, x, rgb);
          case CW_180 -> image.setRGB(columns - 1 - x, rows - 1 - y, rgb);
          case CW_270 -> image.setRGB(y, columns - 1 - x, rgb);
        }
      }
    }
    return image;
  }
}
