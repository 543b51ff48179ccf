package org.veilmark.extract;

/** A filtered grid, kept in half the memory of floats. */
final class StoredGrid {
  /** Steps in an 8-bit code value; filtered values lie in -255 to 255. */
  private static final float STEPS = 64;

  /** Makes what is rounded positive, where dropping the fraction rounds: faster than Math.round. */
  private static final int OFFSET = 256 * (int) STEPS;

  private final short[] values;

  StoredGrid(float[] grid) {
    values = new short[grid.length];
    for (int i = 0; i < grid.length; i++) {
      values[i] = (short) ((int) (grid[i] * STEPS + (OFFSET + 0.5f)) - OFFSET);
    }
  }

  /** Writes the grid to {@code grid}. */
  void read(float[] grid) {
    for (int i = 0; i < values.length; i++) {
      grid[i] = values[i] / STEPS;
    }
  }
}
