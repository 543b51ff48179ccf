package org.veilmark.signal;

/**
 * One plane of a picture: {@code height} rows of {@code width} samples.
 *
 * <p>Kernels read and write whole rows as floats in <i>8-bit code values</i>: code values over
 * 2^(bitDepth - 8), so that 128.25 is the code value 513 of 10 bits. What they do to a picture then
 * depends neither on how many bits a sample has nor on how many bytes it takes in memory.
 */
public abstract sealed class Plane permits BytePlane, ShortPlane {
  private final int width;
  private final int height;
  private final int bitDepth;

  Plane(int width, int height, int bitDepth) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("plane of " + width + "x" + height + " samples");
    }
    this.width = width;
    this.height = height;
    this.bitDepth = bitDepth;
  }

  /**
   * A new plane of zeros, with no gap between rows.
   *
   * @param bitDepth 8 to 16
   */
  public static Plane allocate(int width, int height, int bitDepth) {
    return bitDepth == BytePlane.BIT_DEPTH
        ? BytePlane.allocate(width, height)
        : ShortPlane.allocate(width, height, bitDepth);
  }

  /** Samples in a row. */
  public final int width() {
    return width;
  }

  /** Number of rows. */
  public final int height() {
    return height;
  }

  /** Bits a sample, 8 to 16. */
  public final int bitDepth() {
    return bitDepth;
  }

  /**
   * Copies row {@code y} into {@code row[0..width)}, in 8-bit code values.
   *
   * @param y from 0 at the top
   */
  public abstract void readRow(int y, float[] row);

  /**
   * Adds {@code delta[0..width)} to row {@code y}, rounding half up and clipping to what a sample
   * can hold.
   *
   * @param y from 0 at the top
   * @param delta in 8-bit code values, finite
   */
  public abstract void addRow(int y, float[] delta);

  /**
   * Makes the samples those of {@code source}.
   *
   * @throws IllegalArgumentException where size or bit depth differ
   */
  public abstract void copyFrom(Plane source);

  /** The refusal of a plane that differs in size or bit depth. */
  final IllegalArgumentException unlike(Plane source) {
    return new IllegalArgumentException(
        "a plane of " + source.description() + " for one of " + description());
  }

  /** Whether {@code other} has as many samples, of as many bits. */
  final boolean isLike(Plane other) {
    return width == other.width && height == other.height && bitDepth == other.bitDepth;
  }

  private String description() {
    return width + "x" + height + " samples of " + bitDepth + " bits";
  }
}
