package org.veilmark.transform;

import java.util.Arrays;
import org.veilmark.signal.Plane;

/** The adder of planes of any kind, for grids of any size. Not safe for use by several threads. */
final class FloatRowAdder {
  private final AxisWeights columns;
  private final AxisWeights rows;

  /**
   * Rows of the grid, as wide as the plane; each by itself, which is what loops take as vectors.
   */
  private final float[][] widened;

  private final float[] delta;

  /**
   * An adder for planes of one size.
   *
   * @param gridHeight rows of the grid
   * @param columns how a row of the grid is widened to one of the plane
   * @param rows how rows of planes are made from widened rows
   */
  FloatRowAdder(int gridHeight, AxisWeights columns, AxisWeights rows) {
    this.columns = columns;
    this.rows = rows;
    widened = new float[gridHeight][columns.length()];
    delta = new float[columns.length()];
  }

  /**
   * Takes what is to be added next.
   *
   * @param grid row-major, in 8-bit code values
   */
  void load(float[] grid) {
    int gridWidth = grid.length / widened.length;
    for (int y = 0; y < widened.length; y++) {
      columns.apply(grid, y * gridWidth, widened[y], 0);
    }
  }

  /**
   * Adds it, rounding half up and clipping.
   *
   * @param sign 1, or -1 to take it off
   * @return by how much samples changed: the sum of squares
   */
  long add(Plane plane, int sign) {
    long squares = 0;
    for (int y = 0; y < rows.length(); y++) {
      resize(y, sign);
      squares += plane.addRow(y, delta);
    }
    return squares;
  }

  /** Makes {@code delta} a row of the plane. */
  private void resize(int y, float sign) {
    int start = rows.start(y);
    if (rows.taps() == AxisWeights.CUBIC_TAPS) {
      FloatRows.weighFour(
          widened[start],
          rows.weight(y, 0),
          widened[start + 1],
          rows.weight(y, 1),
          widened[start + 2],
          rows.weight(y, 2),
          widened[start + 3],
          rows.weight(y, 3),
          sign,
          delta);
      return;
    }
    Arrays.fill(delta, 0f);
    for (int t = 0; t < rows.taps(); t++) {
      FloatRows.addTimes(widened[start + t], sign * rows.weight(y, t), delta);
    }
  }
}
