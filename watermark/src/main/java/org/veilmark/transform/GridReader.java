package org.veilmark.transform;

import java.util.Arrays;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Plane;

/**
 * Brings planes of one size to the canonical grid, by area. Not safe for use by several threads.
 */
public final class GridReader {
  private final AxisWeights columns;
  private final AxisWeights rows;
  private final float[] row;
  private final float[] narrowed;

  /**
   * A reader of planes that cover the whole picture.
   *
   * @param planeWidth samples a row, of luma or of chroma
   * @param planeHeight rows
   * @param lumaWidth luma samples a row of the picture
   * @param lumaHeight luma rows of the picture
   */
  public GridReader(
      CanonicalFrame frame, int planeWidth, int planeHeight, int lumaWidth, int lumaHeight) {
    double stepX = planeWidth / (lumaWidth * frame.gridPerSampleX());
    double stepY = planeHeight / (lumaHeight * frame.gridPerSampleY());
    columns = AxisWeights.area(planeWidth, frame.codedWidth(), stepX);
    rows = AxisWeights.area(planeHeight, frame.codedHeight(), stepY);
    row = new float[planeWidth];
    narrowed = new float[frame.codedWidth()];
  }

  /**
   * Reads a plane.
   *
   * @param grid (output) row-major, in coded orientation, in 8-bit code values
   */
  public void read(Plane plane, float[] grid) {
    int width = columns.length();
    Arrays.fill(grid, 0, width * rows.length(), 0f);
    // Rows overlap two grid rows at most where the picture is larger than the grid, so each is
    // narrowed once or twice.
    int held = -1;
    for (int i = 0; i < rows.length(); i++) {
      for (int t = 0; t < rows.taps(); t++) {
        float weight = rows.weight(i, t);
        if (weight == 0) {
          continue;
        }
        int y = rows.start(i) + t;
        if (y != held) {
          plane.readRow(y, row);
          columns.apply(row, 0, narrowed, 0);
          held = y;
        }
        for (int x = 0, at = i * width; x < width; x++, at++) {
          grid[at] += weight * narrowed[x];
        }
      }
    }
  }
}
