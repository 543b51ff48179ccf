package org.veilmark.transform;

import java.util.stream.IntStream;

/** What {@link Blur} does, to one line at a time and without any care for speed. */
final class LineBlur {
  private final double sigma;

  LineBlur(double sigma) {
    this.sigma = sigma;
  }

  void apply(float[] grid, int from, int step, int length) {
    float[] line = new float[length];
    for (int i = 0; i < length; i++) {
      line[i] = grid[from + i * step];
    }
    int[] radii = radii();
    if (sigma < 1.5) {
      line = convolved(line, gaussian());
    } else if (IntStream.of(radii).sum() <= 8) {
      line = convolved(line, together(radii));
    } else {
      line = averaged(line, radii);
    }
    for (int i = 0; i < length; i++) {
      grid[from + i * step] = line[i];
    }
  }

  private float[] gaussian() {
    float[] kernel = new float[(int) Math.ceil(3 * sigma) + 1];
    double whole = 0;
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] = (float) StrictMath.exp(-k * k / (2 * sigma * sigma));
      whole += (k == 0 ? 1 : 2) * kernel[k];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= (float) whole;
    }
    return kernel;
  }

  /** What the averages make of a line with a single 1 in it. */
  private static float[] together(int[] radii) {
    int reach = IntStream.of(radii).sum();
    double[] line = new double[2 * reach + 1];
    line[reach] = 1;
    for (int radius : radii) {
      double[] out = new double[line.length];
      for (int i = 0; i < line.length; i++) {
        for (int k = Math.max(0, i - radius); k <= Math.min(line.length - 1, i + radius); k++) {
          out[i] += line[k] / (2 * radius + 1);
        }
      }
      line = out;
    }
    float[] kernel = new float[reach + 1];
    for (int k = 0; k <= reach; k++) {
      kernel[k] = (float) line[reach + k];
    }
    return kernel;
  }

  private static float[] convolved(float[] line, float[] kernel) {
    float[] out = new float[line.length];
    for (int i = 0; i < line.length; i++) {
      float sum = kernel[0] * line[i];
      for (int k = 1; k < kernel.length; k++) {
        sum += kernel[k] * (at(line, i - k) + at(line, i + k));
      }
      out[i] = sum;
    }
    return out;
  }

  private int[] radii() {
    int[] radii = new int[3];
    double left = sigma * sigma;
    for (int pass = 0; pass < 3; pass++) {
      double share = left / (3 - pass);
      radii[pass] = (int) Math.max(0, Math.round((StrictMath.sqrt(12 * share + 1) - 1) / 2));
      left -= (StrictMath.pow(2 * radii[pass] + 1, 2) - 1) / 12;
    }
    return radii;
  }

  private static float[] averaged(float[] line, int[] radii) {
    float[] in = line;
    for (int radius : radii) {
      double sum = 0;
      for (int i = -radius; i <= radius; i++) {
        sum += at(in, i);
      }
      float[] out = new float[in.length];
      for (int i = 0; i < in.length; i++) {
        out[i] = (float) sum * (1f / (2 * radius + 1));
        sum += at(in, i + radius + 1) - at(in, i - radius);
      }
      in = out;
    }
    return in;
  }

  private static float at(float[] line, int i) {
    return line[Math.max(0, Math.min(line.length - 1, i))];
  }
}
