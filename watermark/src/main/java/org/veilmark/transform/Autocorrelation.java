package org.veilmark.transform;

import org.jtransforms.fft.FloatFFT_2D;

/**
 * The sum of the autocorrelations of several grids, zero-padded so that nothing wraps round for
 * lags within {@link #maxLag}. Not safe for use by several threads.
 */
public final class Autocorrelation {
  private final int width;
  private final int height;
  private final int maxLag;
  private final int paddedWidth;
  private final int paddedHeight;
  private final FloatFFT_2D fft;
  private final float[] power;

  /** For grids of one size and lags up to {@code maxLag} pixels in each direction. */
  public Autocorrelation(int width, int height, int maxLag) {
    this.width = width;
    this.height = height;
    this.maxLag = maxLag;
    paddedWidth = powerOfTwo(width + maxLag);
    paddedHeight = powerOfTwo(height + maxLag);
    fft = new FloatFFT_2D(paddedHeight, paddedWidth);
    power = new float[2 * paddedWidth * paddedHeight];
  }

  private static int powerOfTwo(int atLeast) {
    return Integer.highestOneBit(2 * atLeast - 1);
  }

  /** Largest lag, in pixels. */
  public int maxLag() {
    return maxLag;
  }

  /** Adds two grids; as the two parts of one complex grid they cost as much as one. */
  public void add(float[] one, float[] other) {
    float[] packed = new float[power.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        packed[2 * (y * paddedWidth + x)] = one[y * width + x];
        packed[2 * (y * paddedWidth + x) + 1] = other[y * width + x];
      }
    }
    fft.complexForward(packed);
    for (int i = 0; i < power.length; i += 2) {
      power[i] += packed[i] * packed[i] + packed[i + 1] * packed[i + 1];
    }
  }

  /**
   * The sum so far, each lag divided by the square root of the number of pixels that overlap there,
   * so that noise is even.
   *
   * @return row-major, {@code 2 * maxLag + 1} on a side, lag 0 in the middle
   */
  public float[] result() {
    float[] lags = power.clone();
    fft.complexInverse(lags, true);
    int side = 2 * maxLag + 1;
    float[] result = new float[side * side];
    for (int dy = -maxLag; dy <= maxLag; dy++) {
      for (int dx = -maxLag; dx <= maxLag; dx++) {
        int overlap = Math.max(0, height - Math.abs(dy)) * Math.max(0, width - Math.abs(dx));
        if (overlap > 0) {
          int at = Math.floorMod(dy, paddedHeight) * paddedWidth + Math.floorMod(dx, paddedWidth);
          result[(dy + maxLag) * side + dx + maxLag] = (float) (lags[2 * at] / Math.sqrt(overlap));
        }
      }
    }
    return result;
  }
}
