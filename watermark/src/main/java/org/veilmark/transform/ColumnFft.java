package org.veilmark.transform;

/**
 * Discrete Fourier transforms of many columns at once: each loop goes along rows, over elements
 * that do not depend on each other, which a compiler makes vectors of. Safe for use by several
 * threads.
 *
 * <p>Decimation in time (J. Cooley, J. Tukey, "An Algorithm for the Machine Calculation of Complex
 * Fourier Series", Mathematics of Computation 19, 1965). Rows are put in order by exchanging the
 * arrays themselves.
 */
public final class ColumnFft {
  private final int length;

  /** Of exp(-2 pi i k / length). */
  private final float[] cos;

  private final float[] sin;

  /**
   * A transform of columns of a length.
   *
   * @param length a power of two
   */
  public ColumnFft(int length) {
    if (Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException("length " + length + " is not a power of two");
    }
    this.length = length;
    cos = new float[length / 2];
    sin = new float[length / 2];
    for (int k = 0; k < length / 2; k++) {
      double angle = -2 * Math.PI * k / length;
      cos[k] = (float) StrictMath.cos(angle);
      sin[k] = (float) StrictMath.sin(angle);
    }
  }

  /**
   * Replaces row by row what stands in the columns by their transforms, unscaled.
   *
   * @param re real parts, an array for each of {@code length} rows; the arrays change places
   * @param im imaginary parts, likewise
   * @param columns how many elements of each row are transformed
   */
  public void forward(float[][] re, float[][] im, int columns) {
    reverseBits(re);
    reverseBits(im);
    for (int half = 1; half < length; half *= 2) {
      int step = length / (2 * half);
      for (int k = 0; k < half; k++) {
        for (int row = k; row < length; row += 2 * half) {
          int other = row + half;
          join(re[row], im[row], re[other], im[other], cos[k * step], sin[k * step], columns);
        }
      }
    }
  }

  /** The same with the opposite sign in the exponent. */
  public void inverse(float[][] re, float[][] im, int columns) {
    forward(im, re, columns);
  }

  private void reverseBits(float[][] rows) {
    int unused = Integer.numberOfLeadingZeros(length) + 1;
    for (int row = 0; row < length; row++) {
      int other = length == 1 ? 0 : Integer.reverse(row) >>> unused;
      if (row < other) {
        float[] swapped = rows[row];
        rows[row] = rows[other];
        rows[other] = swapped;
      }
    }
  }

  /** One butterfly a column. All is read before anything is written: else no vectors are made. */
  private static void join(
      float[] oneRe,
      float[] oneIm,
      float[] otherRe,
      float[] otherIm,
      float cos,
      float sin,
      int columns) {
    for (int x = 0; x < columns; x++) {
      float aRe = oneRe[x];
      float aIm = oneIm[x];
      float bRe = otherRe[x];
      float bIm = otherIm[x];
      float turnedRe = bRe * cos - bIm * sin;
      float turnedIm = bRe * sin + bIm * cos;
      oneRe[x] = aRe + turnedRe;
      oneIm[x] = aIm + turnedIm;
      otherRe[x] = aRe - turnedRe;
      otherIm[x] = aIm - turnedIm;
    }
  }
}
