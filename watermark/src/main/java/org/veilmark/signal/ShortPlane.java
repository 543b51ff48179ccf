package org.veilmark.signal;

/**
 * A plane of samples of 9 to 16 bits, each an unsigned number in the low bits of a {@code short}.
 */
public final class ShortPlane extends Plane {
  private static final int MIN_BIT_DEPTH = 9;
  private static final int MAX_BIT_DEPTH = 16;

  private final short[] samples;

  /** Code values per 8-bit code value: a power of 2, so that scaling by it loses nothing. */
  private final float scale;

  private final int maxSample;

  /**
   * A view on {@code samples}, which is not copied.
   *
   * @param stride samples between the starts of two rows, at least {@code width}
   * @param bitDepth 9 to 16
   */
  public ShortPlane(short[] samples, int offset, int stride, int width, int height, int bitDepth) {
    super(samples.length, offset, stride, width, height, bitDepth);
    if (bitDepth < MIN_BIT_DEPTH || bitDepth > MAX_BIT_DEPTH) {
      throw new IllegalArgumentException("bit depth " + bitDepth);
    }
    this.samples = samples;
    scale = 1 << (bitDepth - BytePlane.BIT_DEPTH);
    maxSample = (1 << bitDepth) - 1;
  }

  /** A new plane of zeros, with no gap between rows. */
  public static ShortPlane allocate(int width, int height, int bitDepth) {
    short[] samples = new short[Math.multiplyExact(width, height)];
    return new ShortPlane(samples, 0, width, width, height, bitDepth);
  }

  /** The backing array, shared. */
  @Override
  public short[] samples() {
    return samples;
  }

  @Override
  public void readRow(int y, float[] row) {
    int start = rowStart(y);
    float unit = 1 / scale;
    for (int x = 0; x < width(); x++) {
      row[x] = (samples[start + x] & 0xffff) * unit;
    }
  }

  @Override
  public void averageRows(int first, int[] weights, float[] mean) {
    float unit = 1 / (scale * WHOLE);
    for (int x = 0; x < width(); x++) {
      int sum = 0;
      for (int t = 0; t < weights.length; t++) {
        sum += weights[t] * (samples[rowStart(first + t) + x] & 0xffff);
      }
      mean[x] = sum * unit;
    }
  }

  @Override
  public long addRow(int y, float[] delta) {
    int start = rowStart(y);
    // The bias keeps the sum positive, so that the cast rounds half up for negative sums too.
    int bias = maxSample + 1;
    float roundingBias = bias + 0.5f;
    long squares = 0;
    for (int x = 0; x < width(); x++) {
      int before = samples[start + x] & 0xffff;
      int sum = (int) (before + delta[x] * scale + roundingBias) - bias;
      int sample = Math.max(0, Math.min(maxSample, sum));
      int change = sample - before;
      squares += (long) change * change;
      samples[start + x] = (short) sample;
    }
    return squares;
  }
}
