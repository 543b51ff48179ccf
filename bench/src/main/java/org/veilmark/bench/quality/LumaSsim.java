package org.veilmark.bench.quality;

import java.util.Arrays;
import org.veilmark.signal.Plane;

/**
 * Structural similarity of two planes, mean over windows of 8x8 samples that overlap by half.
 *
 * <p>Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli, "Image quality assessment: from error visibility
 * to structural similarity", IEEE Transactions on Image Processing 13(4), 2004, eq. 13; the windows
 * are those of x264 and FFmpeg.
 */
final class LumaSsim {
  private static final int CELL = 4;
  private static final double WINDOW_SAMPLES = 4.0 * CELL * CELL;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;

  private LumaSsim() {}

  /** 1 for planes that are alike. */
  static double of(Plane p, Plane q) {
    int columns = p.width() / CELL;
    int rows = p.height() / CELL;
    if (columns < 2 || rows < 2) {
      throw new IllegalArgumentException("no window fits " + p.width() + "x" + p.height());
    }
    Sums above = new Sums(columns);
    Sums below = new Sums(columns);
    above.read(p, q, 0);
    double total = 0;
    for (int row = 1; row < rows; row++) {
      below.read(p, q, row * CELL);
      for (int column = 1; column < columns; column++) {
        total += window(above, below, column);
      }
      Sums reused = above;
      above = below;
      below = reused;
    }
    return total / ((columns - 1.0) * (rows - 1));
  }

  private static double window(Sums above, Sums below, int column) {
    double[] sum = new double[Sums.KINDS];
    for (int kind = 0; kind < Sums.KINDS; kind++) {
      sum[kind] =
          (above.of[kind][column - 1]
                  + above.of[kind][column]
                  + below.of[kind][column - 1]
                  + below.of[kind][column])
              / WINDOW_SAMPLES;
    }
    double meanP = sum[Sums.P];
    double meanQ = sum[Sums.Q];
    double variances = sum[Sums.PP] - meanP * meanP + sum[Sums.QQ] - meanQ * meanQ;
    double covariance = sum[Sums.PQ] - meanP * meanQ;
    return (2 * meanP * meanQ + C1)
        * (2 * covariance + C2)
        / ((meanP * meanP + meanQ * meanQ + C1) * (variances + C2));
  }

  /** Sums over a row of cells. */
  private static final class Sums {
    private static final int P = 0;
    private static final int Q = 1;
    private static final int PP = 2;
    private static final int QQ = 3;
    private static final int PQ = 4;
    private static final int KINDS = 5;

    private final double[][] of;

    Sums(int columns) {
      of = new double[KINDS][columns];
    }

    void read(Plane p, Plane q, int firstRow) {
      for (double[] sums : of) {
        Arrays.fill(sums, 0);
      }
      float[] rowP = new float[p.width()];
      float[] rowQ = new float[p.width()];
      for (int y = firstRow; y < firstRow + CELL; y++) {
        p.readRow(y, rowP);
        q.readRow(y, rowQ);
        for (int x = 0; x < of[P].length * CELL; x++) {
          int column = x / CELL;
          double a = rowP[x];
          double b = rowQ[x];
          of[P][column] += a;
          of[Q][column] += b;
          of[PP][column] += a * a;
          of[QQ][column] += b * b;
          of[PQ][column] += a * b;
        }
      }
    }
  }
}
