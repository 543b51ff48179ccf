package org.veilmark.extract;

import org.veilmark.transform.Blur;

/**
 * Keeps of a canonical plane what may be the mark: what the frequencies below the carrier's band do
 * not tell. Not safe for use by several threads.
 */
final class ResidualFilter {
  private static final double SIGMA = 1.5;

  private final Blur blur;
  private final float[] low;

  ResidualFilter(int width, int height) {
    blur = new Blur(width, height, SIGMA);
    low = new float[width * height];
  }

  /** Filters a grid in place. */
  void apply(float[] grid) {
    System.arraycopy(grid, 0, low, 0, grid.length);
    blur.apply(low);
    for (int i = 0; i < grid.length; i++) {
      grid[i] -= low[i];
    }
  }
}
