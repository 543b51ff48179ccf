package org.veilmark.bench.quality;

/** Blurs planes, which go on beyond their edges as they are at them. */
final class GaussianBlur {
  private static final double SIGMAS = 3;

  private final float[] kernel;

  GaussianBlur(double sigmaPx) {
    int radius = (int) Math.ceil(SIGMAS * sigmaPx);
    kernel = new float[radius + 1];
    double sum = 0;
    for (int i = 0; i <= radius; i++) {
      kernel[i] = (float) Math.exp(-0.5 * i * i / (sigmaPx * sigmaPx));
      sum += i == 0 ? kernel[i] : 2 * kernel[i];
    }
    for (int i = 0; i <= radius; i++) {
      kernel[i] = (float) (kernel[i] / sum);
    }
  }

  /** Blurs {@code plane}, rows of {@code width}, in place. */
  void apply(float[] plane, int width, int height) {
    float[] across = new float[plane.length];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        float sum = kernel[0] * plane[row + x];
        for (int i = 1; i < kernel.length; i++) {
          sum +=
              kernel[i]
                  * (plane[row + Math.max(0, x - i)] + plane[row + Math.min(width - 1, x + i)]);
        }
        across[row + x] = sum;
      }
    }
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        plane[row + x] = kernel[0] * across[row + x];
      }
      for (int i = 1; i < kernel.length; i++) {
        int above = Math.max(0, y - i) * width;
        int below = Math.min(height - 1, y + i) * width;
        for (int x = 0; x < width; x++) {
          plane[row + x] += kernel[i] * (across[above + x] + across[below + x]);
        }
      }
    }
  }
}
