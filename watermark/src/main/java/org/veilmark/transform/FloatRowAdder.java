package org.veilmark.transform;

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
      FloatRows.weigh(rows, y, widened, sign, delta);
      squares += plane.addRow(y, delta);
    }
    return squares;
  }
}
