package org.veilmark.extract;

import org.veilmark.transform.Blur;

/**
 * Keeps of a canonical plane what may be the mark: a band-pass, divided by the local standard
 * deviation and clipped, so that no edge outweighs the rest. Not safe for use by several threads.
 */
final class ResidualFilter {
  private static final double NARROW_SIGMA = 0.6;
  private static final double WIDE_SIGMA = 3;
  private static final double LOCAL_SIGMA = 3;
  private static final float CLIP = 1.5f;

  /** Keeps flat areas, where only rounding is left, from being blown up; in 8-bit code values. */
  private static final float FLOOR8 = 1f;

  private final Blur narrow;
  private final Blur wide;
  private final Blur local;
  private final float[] low;

  ResidualFilter(int width, int height) {
    narrow = new Blur(width, height, NARROW_SIGMA);
    wide = new Blur(width, height, WIDE_SIGMA);
    local = new Blur(width, height, LOCAL_SIGMA);
    low = new float[width * height];
  }

  /** Filters a grid of 8-bit code values in place; the result lies in -1.5 to 1.5. */
  void apply(float[] grid) {
    System.arraycopy(grid, 0, low, 0, grid.length);
    narrow.apply(grid);
    wide.apply(low);
    for (int i = 0; i < grid.length; i++) {
      grid[i] -= low[i];
      low[i] = grid[i] * grid[i];
    }
    local.apply(low);
    for (int i = 0; i < grid.length; i++) {
      float deviation = (float) Math.sqrt(Math.max(0f, low[i])) + FLOOR8;
      grid[i] = Math.max(-CLIP, Math.min(CLIP, grid[i] / deviation));
    }
  }
}
