package org.veilmark.signal;

import java.util.Objects;

/**
 * One plane of a picture: {@code height} rows of {@code width} samples, row-major in an array:
 * sample (x, y) is at {@code offset + y * stride + x}.
 *
 * <p>Kernels read and write whole rows as floats in <i>8-bit code values</i>: code values over
 * 2^(bitDepth - 8), so that 128.25 is the code value 513 of 10 bits. What they do to a picture then
 * depends neither on how many bits a sample has nor on how many bytes it takes in memory.
 */
public abstract sealed class Plane permits BytePlane, ShortPlane {
  /** What the weights of a mean add up to. */
  public static final int WHOLE = 256;

  private final int offset;
  private final int stride;
  private final int width;
  private final int height;
  private final int bitDepth;

  /** A view on an array of {@code length} samples. */
  Plane(int length, int offset, int stride, int width, int height, int bitDepth) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("plane of " + width + "x" + height + " samples");
    }
    if (stride < width) {
      throw new IllegalArgumentException("stride " + stride + " < width " + width);
    }
    Objects.checkFromIndexSize(offset, (height - 1L) * stride + width, length);
    this.offset = offset;
    this.stride = stride;
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

  /** The backing array, shared; planes of as many bits have arrays of one type. */
  abstract Object samples();

  /** Index of sample (0, 0) in the backing array. */
  public final int offset() {
    return offset;
  }

  /** Samples between the starts of two rows. */
  public final int stride() {
    return stride;
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
   * Averages rows that follow one another, sample by sample.
   *
   * @param first the first of them, from 0 at the top
   * @param weights one a row, not negative, together {@link #WHOLE}
   * @param mean (output) {@code [0..width)}, in 8-bit code values
   */
  public abstract void averageRows(int first, int[] weights, float[] mean);

  /**
   * Adds {@code delta[0..width)} to row {@code y}, rounding half up and clipping to what a sample
   * can hold.
   *
   * @param y from 0 at the top
   * @param delta in 8-bit code values, finite
   * @return by how much samples changed: the sum of squares, in code values of this plane
   */
  public abstract long addRow(int y, float[] delta);

  /**
   * Makes the samples those of {@code source}.
   *
   * @throws IllegalArgumentException where size or bit depth differ
   */
  public final void copyFrom(Plane source) {
    if (width != source.width || height != source.height || bitDepth != source.bitDepth) {
      throw new IllegalArgumentException(
          "a plane of " + source.description() + " for one of " + description());
    }
    for (int y = 0; y < height; y++) {
      System.arraycopy(source.samples(), source.rowStart(y), samples(), rowStart(y), width);
    }
  }

  /** Index of the first sample of a row. */
  final int rowStart(int y) {
    return offset + Objects.checkIndex(y, height) * stride;
  }

  private String description() {
    return width + "x" + height + " samples of " + bitDepth + " bits";
  }
}
