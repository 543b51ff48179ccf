package org.veilmark.transform;

import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Plane;

/**
 * Brings planes of one size to the canonical grid, by area. Not safe for use by several threads.
 */
public final class GridReader {
  private final AxisWeights columns;

  /** Of each grid row the first row of the plane that it is made of, and how much of each. */
  private final int[] firsts;

  private final int[][] weights;
  private final float[] row;

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
    AxisWeights rows = AxisWeights.area(planeHeight, frame.codedHeight(), stepY);
    firsts = new int[rows.length()];
    weights = new int[rows.length()][];
    for (int i = 0; i < rows.length(); i++) {
      firsts[i] = rows.start(i);
      weights[i] = rows.shares(i, Plane.WHOLE);
    }
    row = new float[planeWidth];
  }

  /**
   * Reads a plane.
   *
   * @param grid (output) row-major, in coded orientation, in 8-bit code values
   */
  public void read(Plane plane, float[] grid) {
    for (int i = 0; i < firsts.length; i++) {
      plane.averageRows(firsts[i], weights[i], row);
      columns.apply(row, 0, grid, i * columns.length());
    }
  }
}
