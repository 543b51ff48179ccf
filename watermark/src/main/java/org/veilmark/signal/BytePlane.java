package org.veilmark.signal;

import org.jspecify.annotations.Nullable;

/** A plane of 8-bit samples, one a byte. Not safe for use by several threads. */
public final class BytePlane extends Plane {
  static final int BIT_DEPTH = 8;

  /** From 256 to below 512 floats have so many bits behind the binary point. */
  private static final int FRACTION_BITS = 15;

  private static final float BELOW_512 = Math.nextDown(512f);

  private final byte[] samples;

  /** A row that is being added to. */
  private float @Nullable [] sums;

  private final RowSum rowSum;
  private final RowMean rowMean;

  /**
   * A view on {@code samples}, which is not copied.
   *
   * @param stride bytes between the starts of two rows, at least {@code width}
   */
  public BytePlane(byte[] samples, int offset, int stride, int width, int height) {
    super(samples.length, offset, stride, width, height, BIT_DEPTH);
    this.samples = samples;
    rowSum = new RowSum(width);
    rowMean = new RowMean(width);
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
  public void averageRows(int first, int[] weights, float[] mean) {
    rowMean.clear();
    for (int t = 0; t < weights.length; t++) {
      rowMean.add(samples, rowStart(first + t), weights[t]);
    }
    rowMean.store(1f / WHOLE, mean);
  }

  @Override
  public long addRow(int y, float[] delta) {
    float[] sums = sums();
    readRow(y, sums);
    for (int x = 0; x < sums.length; x++) {
      // 256 is added so that truncating rounds half up for negative sums, too.
      sums[x] = Math.max(256f, Math.min(BELOW_512, sums[x] + delta[x] + 256.5f));
    }
    int start = rowStart(y);
    long squares = 0;
    for (int x = 0; x < sums.length; x++) {
      int sample = Float.floatToRawIntBits(sums[x]) >> FRACTION_BITS & 0xff;
      int change = sample - (samples[start + x] & 0xff);
      squares += (long) change * change;
      samples[start + x] = (byte) sample;
    }
    return squares;
  }

  /**
   * Adds whole numbers to row {@code y}, clipping to what a sample can hold.
   *
   * @param y from 0 at the top
   * @param delta {@code [0..width)}, signed
   * @return by how much the sum of squares of what samples changed by is less than that of {@code
   *     delta}, for clipping
   */
  public long addRow(int y, byte[] delta) {
    int start = rowStart(y);
    int done = rowSum.addUpToOverflow(samples, start, delta);
    return addClipping(start, delta, done, width());
  }

  private long addClipping(int start, byte[] delta, int from, int to) {
    long clipped = 0;
    for (int x = from; x < to; x++) {
      int before = samples[start + x] & 0xff;
      int after = Math.max(0, Math.min(0xff, before + delta[x]));
      samples[start + x] = (byte) after;
      clipped += delta[x] * delta[x] - (after - before) * (after - before);
    }
    return clipped;
  }

  private float[] sums() {
    float[] row = sums;
    if (row == null) {
      row = new float[width()];
      sums = row;
    }
    return row;
  }
}
