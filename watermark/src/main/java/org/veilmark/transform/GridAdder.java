package org.veilmark.transform;

import java.util.Arrays;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Plane;

/**
 * Resizes something on the canonical grid to planes of one size and adds it. Not safe for use by
 * several threads.
 */
public final class GridAdder {
  private final int gridWidth;
  private final AxisWeights columns;
  private final AxisWeights rows;
  private final float[] widened;
  private final float[] delta;

  /**
   * An adder for planes that cover the whole picture.
   *
   * @param planeWidth samples a row, of luma or of chroma
   * @param planeHeight rows
   * @param lumaWidth luma samples a row of the picture
   * @param lumaHeight luma rows of the picture
   */
  public GridAdder(
      CanonicalFrame frame, int planeWidth, int planeHeight, int lumaWidth, int lumaHeight) {
    gridWidth = frame.codedWidth();
    columns =
        AxisWeights.resize(gridWidth, planeWidth, lumaWidth * frame.gridPerSampleX() / planeWidth);
    rows =
        AxisWeights.resize(
            frame.codedHeight(), planeHeight, lumaHeight * frame.gridPerSampleY() / planeHeight);
    widened = new float[frame.codedHeight() * planeWidth];
    delta = new float[planeWidth];
  }

  /**
   * Adds {@code grid} to {@code plane}, rounding and clipping.
   *
   * @param grid row-major, in coded orientation, in 8-bit code values
   */
  public void add(float[] grid, Plane plane) {
    int width = columns.length();
    for (int y = 0; y * width < widened.length; y++) {
      columns.apply(grid, y * gridWidth, widened, y * width);
    }
    for (int y = 0; y < rows.length(); y++) {
      Arrays.fill(delta, 0f);
      for (int t = 0; t < rows.taps(); t++) {
        float weight = rows.weight(y, t);
        int from = (rows.start(y) + t) * width;
        for (int x = 0; x < width; x++) {
          delta[x] += weight * widened[from + x];
        }
      }
      plane.addRow(y, delta);
    }
  }
}
