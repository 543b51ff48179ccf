package org.veilmark.transform;

/**
 * Widens the rows of a grid to those of a plane, in fixed point. Interpolating along rows is a
 * matter of looking up neighbours, of which HotSpot makes no vectors, so whole columns of the grid
 * are weighed, some columns of the plane at a time, and laid into rows as they are rounded. Not
 * safe for use by several threads.
 */
final class ColumnWidener {
  /** Columns of the plane at a time; even, and few enough to stay in the first cache. */
  private static final int BLOCK = 16;

  private final AxisWeights columns;
  private final int gridHeight;
  private final float[][] gridColumns;
  private final float[] column;

  /** Columns of the plane, one after the other. */
  private final float[] block;

  /**
   * For grids of one size.
   *
   * @param columns how a row of the grid is widened to one of the plane
   */
  ColumnWidener(int gridWidth, int gridHeight, AxisWeights columns) {
    this.columns = columns;
    this.gridHeight = gridHeight;
    gridColumns = new float[gridWidth][gridHeight];
    column = new float[gridHeight];
    block = new float[BLOCK * gridHeight];
  }

  /**
   * Widens a grid, rounding half up.
   *
   * @param grid row-major
   * @param one what 1 on the grid becomes; numbers have to fit into 16 bits then
   * @param even (output) by row, the plane's columns of even number
   * @param odd (output) by row, those of odd number
   */
  void widen(float[] grid, float one, short[][] even, short[][] odd) {
    transpose(grid);
    for (int from = 0; from < columns.length(); from += BLOCK) {
      int count = Math.min(BLOCK, columns.length() - from);
      for (int k = 0; k < count; k++) {
        FloatRows.weigh(columns, from + k, gridColumns, one, column);
        System.arraycopy(column, 0, block, k * gridHeight, gridHeight);
      }
      for (int y = 0; y < gridHeight; y++) {
        fix(y, (count + 1) / 2, even[y], from / 2);
        fix(gridHeight + y, count / 2, odd[y], from / 2);
      }
    }
  }

  private void transpose(float[] grid) {
    int width = gridColumns.length;
    for (int x = 0; x < width; x++) {
      float[] to = gridColumns[x];
      for (int y = 0; y < gridHeight; y++) {
        to[y] = grid[y * width + x];
      }
    }
  }

  /** Rounds every other number of a row of the block; the bias has the cast round half up. */
  private void fix(int at, int count, short[] row, int to) {
    int next = at;
    for (int i = 0; i < count; i++) {
      row[to + i] = (short) ((int) (block[next] + 32768.5f) - 32768);
      next += 2 * gridHeight;
    }
  }
}
