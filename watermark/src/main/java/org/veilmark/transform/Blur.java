package org.veilmark.transform;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gaussian blur of row-major grids; the border sample is repeated outwards. Not safe for use by
 * several threads.
 *
 * <p>Narrow kernels are convolved; wider ones are three box averages (W. Wells, "Efficient
 * Synthesis of Gaussian Filters by Cascaded Uniform Filters", IEEE PAMI 8(2), 1986), whose cost
 * does not depend on the width. As long as it is less, the three are one kernel that is convolved.
 */
public final class Blur {
  private static final double WIDE = 1.5;

  /** Taps on one side up to which convolving takes less than half as long as averaging. */
  private static final int FEW_TAPS = 8;

  private final int width;
  private final int height;
  private final float[] kernel;
  private final int[] boxRadii;

  /** How far beyond a sample a pass looks at most. */
  private final int reach;

  /** A row with the border repeated on both sides. */
  private final float[] padded;

  /** For convolving: a grid that was blurred along rows, row by row. */
  private final float[][] lines;

  private final float[] before;
  private final float[] behind;

  /** For averaging: a grid under way. */
  private final float[] between;

  /** By column: the sum of what a box covers, along columns. */
  private final double[] sums;

  /**
   * A blur of grids of one size.
   *
   * @param sigma in grid pixels, positive
   */
  public Blur(int width, int height, double sigma) {
    this.width = width;
    this.height = height;
    int[] boxes = boxes(sigma);
    boolean few = IntStream.of(boxes).sum() <= FEW_TAPS;
    kernel = sigma < WIDE ? gaussian(sigma) : few ? together(boxes) : new float[0];
    boxRadii = kernel.length > 0 ? new int[0] : boxes;
    reach = Math.max(kernel.length - 1, IntStream.of(boxRadii).max().orElse(0) + 1);
    padded = new float[width + 2 * reach];
    lines = new float[kernel.length > 0 ? height : 0][width];
    before = new float[width];
    behind = new float[width];
    between = new float[boxRadii.length > 0 ? width * height : 0];
    sums = new double[width];
  }

  /** Blurs {@code grid} in place. */
  public void apply(float[] grid) {
    if (kernel.length > 0) {
      convolve(grid);
    } else {
      average(grid);
    }
  }

  private void convolve(float[] grid) {
    for (int y = 0; y < height; y++) {
      pad(grid, y * width);
      System.arraycopy(padded, reach, before, 0, width);
      weigh(before, lines[y]);
      for (int k = 1; k < kernel.length; k++) {
        System.arraycopy(padded, reach - k, before, 0, width);
        System.arraycopy(padded, reach + k, behind, 0, width);
        addPair(before, behind, kernel[k], lines[y]);
      }
    }
    for (int y = 0; y < height; y++) {
      weigh(lines[y], before);
      for (int k = 1; k < kernel.length; k++) {
        addPair(lines[Math.max(0, y - k)], lines[Math.min(height - 1, y + k)], kernel[k], before);
      }
      System.arraycopy(before, 0, grid, y * width, width);
    }
  }

  private void weigh(float[] in, float[] out) {
    float weight = kernel[0];
    for (int x = 0; x < width; x++) {
      out[x] = weight * in[x];
    }
  }

  /** All three begin at their first element: compilers make vectors of such loops alone. */
  private void addPair(float[] one, float[] other, float weight, float[] out) {
    for (int x = 0; x < width; x++) {
      out[x] += weight * (one[x] + other[x]);
    }
  }

  private void pad(float[] grid, int from) {
    Arrays.fill(padded, 0, reach, grid[from]);
    System.arraycopy(grid, from, padded, reach, width);
    Arrays.fill(padded, reach + width, padded.length, grid[from + width - 1]);
  }

  private void average(float[] grid) {
    for (int y = 0; y < height; y++) {
      for (int radius : boxRadii) {
        averageRow(radius, grid, y * width);
      }
    }
    float[] in = grid;
    float[] out = between;
    for (int radius : boxRadii) {
      averageColumns(radius, in, out);
      float[] last = out;
      out = in;
      in = last;
    }
    if (in != grid) {
      System.arraycopy(in, 0, grid, 0, width * height);
    }
  }

  private void averageRow(int radius, float[] grid, int from) {
    pad(grid, from);
    float scale = 1f / (2 * radius + 1);
    double sum = 0;
    for (int x = -radius; x <= radius; x++) {
      sum += padded[reach + x];
    }
    int next = reach + radius + 1;
    int last = reach - radius;
    for (int x = 0; x < width; x++) {
      grid[from + x] = (float) sum * scale;
      sum += padded[next + x] - padded[last + x];
    }
  }

  private void averageColumns(int radius, float[] in, float[] out) {
    float scale = 1f / (2 * radius + 1);
    Arrays.fill(sums, 0);
    for (int y = -radius; y <= radius; y++) {
      int from = row(y);
      for (int x = 0; x < width; x++) {
        sums[x] += in[from + x];
      }
    }
    for (int y = 0; y < height; y++) {
      int at = y * width;
      int next = row(y + radius + 1);
      int last = row(y - radius);
      for (int x = 0; x < width; x++) {
        out[at + x] = (float) sums[x] * scale;
        sums[x] += in[next + x] - in[last + x];
      }
    }
  }

  /** Where the row begins that stands for row {@code y}. */
  private int row(int y) {
    return Math.max(0, Math.min(height - 1, y)) * width;
  }

  /** Half of a kernel, the middle first. */
  private static float[] gaussian(double sigma) {
    float[] half = new float[(int) Math.ceil(3 * sigma) + 1];
    double sum = 0;
    for (int k = 0; k < half.length; k++) {
      half[k] = (float) StrictMath.exp(-k * k / (2 * sigma * sigma));
      sum += (k == 0 ? 1 : 2) * half[k];
    }
    for (int k = 0; k < half.length; k++) {
      half[k] /= (float) sum;
    }
    return half;
  }

  /** Half of the kernel of box averages one after the other, the middle first. */
  private static float[] together(int[] radii) {
    double[] whole = {1};
    for (int radius : radii) {
      double[] wider = new double[whole.length + 2 * radius];
      for (int i = 0; i < whole.length; i++) {
        for (int k = 0; k <= 2 * radius; k++) {
          wider[i + k] += whole[i] / (2 * radius + 1);
        }
      }
      whole = wider;
    }
    float[] half = new float[whole.length / 2 + 1];
    for (int k = 0; k < half.length; k++) {
      half[k] = (float) whole[whole.length / 2 + k];
    }
    return half;
  }

  /** Radii of three boxes whose variances add up to about sigma squared. */
  private static int[] boxes(double sigma) {
    int[] radii = new int[3];
    double left = sigma * sigma;
    for (int i = 0; i < radii.length; i++) {
      double share = left / (radii.length - i);
      radii[i] = (int) Math.max(0, Math.round((StrictMath.sqrt(12 * share + 1) - 1) / 2));
      left -= (StrictMath.pow(2 * radii[i] + 1, 2) - 1) / 12;
    }
    return radii;
  }
}
