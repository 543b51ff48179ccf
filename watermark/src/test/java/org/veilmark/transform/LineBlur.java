package org.veilmark.transform;

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
    line = sigma < 1.5 ? convolved(line) : averaged(line);
    for (int i = 0; i < length; i++) {
      grid[from + i * step] = line[i];
    }
  }

  private float[] convolved(float[] line) {
    float[] kernel = new float[(int) Math.ceil(3 * sigma) + 1];
    double whole = 0;
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] = (float) StrictMath.exp(-k * k / (2 * sigma * sigma));
      whole += (k == 0 ? 1 : 2) * kernel[k];
    }
    float[] out = new float[line.length];
    for (int i = 0; i < line.length; i++) {
      float sum = kernel[0] / (float) whole * line[i];
      for (int k = 1; k < kernel.length; k++) {
        sum += kernel[k] / (float) whole * (at(line, i - k) + at(line, i + k));
      }
      out[i] = sum;
    }
    return out;
  }

  private float[] averaged(float[] line) {
    double left = sigma * sigma;
    float[] in = line;
    for (int pass = 0; pass < 3; pass++) {
      double share = left / (3 - pass);
      int radius = (int) Math.max(0, Math.round((StrictMath.sqrt(12 * share + 1) - 1) / 2));
      left -= (StrictMath.pow(2 * radius + 1, 2) - 1) / 12;
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
