package org.veilmark.signal;

import java.util.Objects;

/** A plane of 8-bit samples, row-major: sample (x, y) is at {@code offset + y * stride + x}. */
public final class BytePlane extends Plane {
  static final int BIT_DEPTH = 8;

  private final byte[] samples;
  private final int offset;
  private final int stride;

  /**
   * A view on {@code samples}, which is not copied.
   *
   * @param stride bytes between the starts of two rows, at least {@code width}
   */
  public BytePlane(byte[] samples, int offset, int stride, int width, int height) {
    super(width, height, BIT_DEPTH);
    if (stride < width) {
      throw new IllegalArgumentException("stride " + stride + " < width " + width);
    }
    Objects.checkFromIndexSize(offset, (height - 1L) * stride + width, samples.length);
    this.samples = samples;
    this.offset = offset;
    this.stride = stride;
  }

  /** A new plane of zeros, with no gap between rows. */
  public static BytePlane allocate(int width, int height) {
    return new BytePlane(new byte[Math.multiplyExact(width, height)], 0, width, width, height);
  }

  /** The backing array, shared. */
  public byte[] samples() {
    return samples;
  }

  /** Index of sample (0, 0) in {@link #samples}. */
  public int offset() {
    return offset;
  }

  /** Bytes between the starts of two rows. */
  public int stride() {
    return stride;
  }

  @Override
  public void readRow(int y, float[] row) {
    int start = rowStart(y);
    for (int x = 0; x < width(); x++) {
      row[x] = samples[start + x] & 0xff;
    }
  }

  @Override
  public void addRow(int y, float[] delta) {
    int start = rowStart(y);
    for (int x = 0; x < width(); x++) {
      // The bias keeps the sum positive, so that the cast rounds half up for negative sums too.
      int sum = (int) ((samples[start + x] & 0xff) + delta[x] + 256.5f) - 256;
      samples[start + x] = (byte) Math.max(0, Math.min(255, sum));
    }
  }

  @Override
  public void copyFrom(Plane source) {
    if (!isLike(source) || !(source instanceof BytePlane bytes)) {
      throw unlike(source);
    }
    for (int y = 0; y < height(); y++) {
      System.arraycopy(bytes.samples, bytes.rowStart(y), samples, rowStart(y), width());
    }
  }

  private int rowStart(int y) {
    return offset + Objects.checkIndex(y, height()) * stride;
  }
}
