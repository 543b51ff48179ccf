package org.veilmark.spread;

/**
 * How the tile is repeated over a grid in shown orientation: the first sample of one stands at the
 * grid's centre, so that cutting as much from all sides leaves it there.
 */
public final class Tiling {
  private final int width;
  private final int height;

  /** By column: the column of the tile. */
  private final int[] columns;

  /** By row: where that row of the tile begins. */
  private final int[] rows;

  /**
   * The tiling of a grid.
   *
   * @param tileSide in canonical pixels
   * @param width columns of the grid
   * @param height rows of the grid
   */
  public Tiling(int tileSide, int width, int height) {
    this.width = width;
    this.height = height;
    columns = new int[width];
    for (int x = 0; x < width; x++) {
      columns[x] = Math.floorMod(x - width / 2, tileSide);
    }
    rows = new int[height];
    for (int y = 0; y < height; y++) {
      rows[y] = Math.floorMod(y - height / 2, tileSide) * tileSide;
    }
  }

  /** Index in the row-major tile of the sample that stands at a pixel of the grid. */
  public int at(int x, int y) {
    return rows[y] + columns[x];
  }

  /** A row-major grid full of a row-major tile. */
  public float[] repeat(float[] tile) {
    float[] grid = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        grid[y * width + x] = tile[at(x, y)];
      }
    }
    return grid;
  }
}
