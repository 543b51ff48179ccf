package org.veilmark.signal;

/**
 * One plane of a picture: {@code height} rows of {@code width} samples.
 *
 * <p>Kernels read and write whole rows as floats in code values, so that they do not depend on how
 * many bytes a sample takes in memory.
 */
public abstract sealed class Plane permits BytePlane {
  private final int width;
  private final int height;

  Plane(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("plane of " + width + "x" + height + " samples");
    }
    this.width = width;
    this.height = height;
  }

  /** Samples in a row. */
  public final int width() {
    return width;
  }

  /** Number of rows. */
  public final int height() {
    return height;
  }

  /**
   * Copies row {@code y} into {@code row[0..width)}, in code values.
   *
   * @param y from 0 at the top
   */
  public abstract void readRow(int y, float[] row);

  /**
   * Adds {@code delta[0..width)} to row {@code y}, rounding half up and clipping to what a sample
   * can hold.
   *
   * @param y from 0 at the top
   * @param delta in code values, finite
   */
  public abstract void addRow(int y, float[] delta);
}
