package org.veilmark.fingerprint;

/**
 * The signs of the 8 by 8 lowest frequencies of a picture, its cosine transform's, as 64 bits: T.
 * Kouda, Y. Nishi, H. Orii, "Consideration of perceptual hash using DCT signs" (IEEJ Transactions
 * EIS 137, 2017). Coding, resizing and changes of brightness leave nearly all of them as they are.
 *
 * <p>Bit {@code 8 v + u} is set where the coefficient of {@code u} half waves across and {@code v}
 * down is positive; that of the mean is always set.
 */
final class PictureSigns {
  /** Of a picture that shows too little to have signs of its own. */
  static final long NONE = 0;

  /** Signs that tell something: all but that of the mean. */
  static final int COUNT = 63;

  /** Ways to turn and mirror a picture, {@link #turned} does them. */
  static final int SYMMETRIES = 8;

  private static final int SIDE = 8;
  private static final long ODD_COLUMNS = 0xAAAAAAAAAAAAAAAAL;
  private static final long ODD_ROWS = 0xFF00FF00FF00FF00L;

  /** Standard deviation in code values that the 63 frequencies must have together. */
  private static final double LEAST_DEVIATION = 2;

  private final double[][] acrossWaves;
  private final double[][] downWaves;

  /** Signs of grids of one size. */
  PictureSigns(int width, int height) {
    acrossWaves = waves(width);
    downWaves = waves(height);
  }

  /** Orthonormal. */
  private static double[][] waves(int length) {
    double[][] waves = new double[SIDE][length];
    for (int u = 0; u < SIDE; u++) {
      double scale = Math.sqrt((u == 0 ? 1.0 : 2.0) / length);
      for (int i = 0; i < length; i++) {
        waves[u][i] = scale * StrictMath.cos(Math.PI * u * (i + 0.5) / length);
      }
    }
    return waves;
  }

  /**
   * The signs of a grid, or {@link #NONE}.
   *
   * @param grid row-major, in 8-bit code values
   */
  long of(float[] grid) {
    double[] coefficients = coefficients(grid);
    long signs = 1;
    double power = 0;
    for (int i = 1; i < coefficients.length; i++) {
      power += coefficients[i] * coefficients[i];
      signs |= coefficients[i] > 0 ? 1L << i : 0;
    }
    return power < LEAST_DEVIATION * LEAST_DEVIATION * grid.length ? NONE : signs;
  }

  private double[] coefficients(float[] grid) {
    double[] coefficients = new double[SIDE * SIDE];
    int width = acrossWaves[0].length;
    for (int y = 0; y < downWaves[0].length; y++) {
      for (int u = 0; u < SIDE; u++) {
        double sum = 0;
        for (int x = 0, at = y * width; x < width; x++, at++) {
          sum += acrossWaves[u][x] * grid[at];
        }
        for (int v = 0; v < SIDE; v++) {
          coefficients[v * SIDE + u] += downWaves[v][y] * sum;
        }
      }
    }
    return coefficients;
  }

  /** How many of {@link #COUNT} signs are the same. */
  static int agreeing(long a, long b) {
    return COUNT - Long.bitCount(a ^ b);
  }

  /**
   * The signs of the picture turned or mirrored.
   *
   * @param symmetry 0: as it is; 1 added: left and right change places; 2 added: so do above and
   *     below; 4 added: rows become columns, then
   */
  static long turned(long signs, int symmetry) {
    long turned = signs;
    if ((symmetry & 1) != 0) {
      turned ^= ODD_COLUMNS;
    }
    if ((symmetry & 2) != 0) {
      turned ^= ODD_ROWS;
    }
    return (symmetry & 4) == 0 ? turned : transposed(turned);
  }

  private static long transposed(long signs) {
    long transposed = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      transposed |= (signs >>> i & 1) << (i % SIDE * SIDE + i / SIDE);
    }
    return transposed;
  }
}
