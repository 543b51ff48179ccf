package org.veilmark.signal;

/** A plane of 8-bit samples, one a byte. */
public final class BytePlane extends Plane {
  static final int BIT_DEPTH = 8;

  private final byte[] samples;

  /**
   * A view on {@code samples}, which is not copied.
   *
   * @param stride bytes between the starts of two rows, at least {@code width}
   */
  public BytePlane(byte[] samples, int offset, int stride, int width, int height) {
    super(samples.length, offset, stride, width, height, BIT_DEPTH);
    this.samples = samples;
  }

  /** A new plane of zeros, with no gap between rows. */
  public static BytePlane allocate(int width, int height) {
    return new BytePlane(new byte[Math.multiplyExact(width, height)], 0, width, width, height);
  }

  /** The backing array, shared. */
  @Override
  public byte[] samples() {
    return samples;
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
}
