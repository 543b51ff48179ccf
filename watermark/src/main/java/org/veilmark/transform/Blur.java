package org.veilmark.transform;

/**
 * Gaussian blur of row-major grids; the border sample is repeated outwards. Not safe for use by
 * several threads.
 *
 * <p>Narrow kernels are convolved; wide ones are three box averages (W. Wells, "Efficient Synthesis
 * of Gaussian Filters by Cascaded Uniform Filters", IEEE PAMI 8(2), 1986), whose cost does not
 * depend on the width.
 */
public final class Blur {
  private static final double WIDE = 1.5;

  private final int width;
  private final int height;
  private final float[] line;
  private final float[] out;
  private final float[] kernel;
  private final int[] boxRadii;

  /**
   * A blur of grids of one size.
   *
   * @param sigma in grid pixels, positive
   */
  public Blur(int width, int height, double sigma) {
    this.width = width;
    this.height = height;
    line = new float[Math.max(width, height)];
    out = new float[line.length];
    kernel = sigma < WIDE ? gaussian(sigma) : new float[0];
    boxRadii = sigma < WIDE ? new int[0] : boxes(sigma);
  }

  /** Blurs {@code grid} in place. */
  public void apply(float[] grid) {
    for (int y = 0; y < height; y++) {
      filter(grid, y * width, 1, width);
    }
    for (int x = 0; x < width; x++) {
      filter(grid, x, width, height);
    }
  }

  private void filter(float[] grid, int from, int step, int length) {
    for (int i = 0, at = from; i < length; i++, at += step) {
      line[i] = grid[at];
    }
    if (kernel.length > 0) {
      convolve(length);
    }
    for (int radius : boxRadii) {
      box(length, radius);
    }
    for (int i = 0, at = from; i < length; i++, at += step) {
      grid[at] = line[i];
    }
  }

  private void convolve(int length) {
    for (int i = 0; i < length; i++) {
      float sum = kernel[0] * line[i];
      for (int k = 1; k < kernel.length; k++) {
        sum += kernel[k] * (line[Math.max(0, i - k)] + line[Math.min(length - 1, i + k)]);
      }
      out[i] = sum;
    }
    System.arraycopy(out, 0, line, 0, length);
  }

  private void box(int length, int radius) {
    float scale = 1f / (2 * radius + 1);
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += line[Math.max(0, Math.min(length - 1, i))];
    }
    for (int i = 0; i < length; i++) {
      out[i] = (float) sum * scale;
      sum += line[Math.min(length - 1, i + radius + 1)] - line[Math.max(0, i - radius)];
    }
    System.arraycopy(out, 0, line, 0, length);
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
