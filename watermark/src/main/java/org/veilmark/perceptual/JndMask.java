package org.veilmark.perceptual;

import org.veilmark.transform.Blur;

/**
 * How much change goes unseen, relative to a flat grey area of medium brightness: more on texture,
 * less in the dark.
 *
 * <p>Not safe for use by several threads.
 */
public final class JndMask {
  private static final double WINDOW_SIGMA = 1.3;
  private static final double SMOOTHING_SIGMA = 1.5;
  private static final float FLAT = 0.6f;
  private static final float TEXTURED = 2.2f;

  /** Local standard deviation, in 8-bit code values, that raises the gain by 1. */
  private static final float TEXTURE_SCALE8 = 12f;

  /** Luma, in 8-bit code values, below which less is added. */
  private static final float DARK8 = 60f;

  private static final float BLACK_GAIN = 0.5f;

  private final Blur window;
  private final Blur smoothing;
  private final float[] mean;
  private final float[] square;

  /** A mask for canonical grids of one size. */
  public JndMask(int width, int height) {
    window = new Blur(width, height, WINDOW_SIGMA);
    smoothing = new Blur(width, height, SMOOTHING_SIGMA);
    mean = new float[width * height];
    square = new float[width * height];
  }

  /**
   * Computes the gain.
   *
   * @param luma8 canonical luma, in 8-bit code values
   * @param gain (output) about 0.3 to 2.2
   */
  public void compute(float[] luma8, float[] gain) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = luma8[i];
      square[i] = luma8[i] * luma8[i];
    }
    window.apply(mean);
    window.apply(square);
    for (int i = 0; i < mean.length; i++) {
      float deviation = (float) Math.sqrt(Math.max(0f, square[i] - mean[i] * mean[i]));
      float texture = Math.min(TEXTURED, FLAT + deviation / TEXTURE_SCALE8);
      float light = mean[i] < DARK8 ? BLACK_GAIN + (1 - BLACK_GAIN) * mean[i] / DARK8 : 1f;
      gain[i] = texture * light;
    }
    smoothing.apply(gain);
  }
}
