package org.veilmark.perceptual;

import org.veilmark.transform.Blur;

/**
 * Where the mark goes, and how much of it is seen there.
 *
 * <p>A mark in texture hides from the eye, but from the extractor, too: of what it reads, flat
 * areas tell most. At the same visibility over the whole picture a mark that is even, or a little
 * stronger where the picture is flat, is read from copies that one in the texture is not
 * (docs/decisions/0009-strength.md). In the dark less is added.
 *
 * <p>Not safe for use by several threads.
 */
public final class VisibilityMask {
  private static final double WINDOW_SIGMA = 1.3;
  private static final double SMOOTHING_SIGMA = 1.5;
  private static final float FLAT = 1.2f;
  private static final float TEXTURED = 0.5f;

  /** Local standard deviation, in 8-bit code values, that lowers the gain by 1. */
  private static final float TEXTURE_SCALE8 = 40f;

  /** Local standard deviation, in 8-bit code values, that halves what is seen. */
  private static final float HIDING8 = 2f;

  /** Luma, in 8-bit code values, below which less is added. */
  private static final float DARK8 = 60f;

  private static final float BLACK_GAIN = 0.5f;

  private final Blur window;
  private final Blur smoothing;
  private final float[] mean;
  private final float[] square;
  private final float[] hiding;

  /** A mask for canonical grids of one size. */
  public VisibilityMask(int width, int height) {
    window = new Blur(width, height, WINDOW_SIGMA);
    smoothing = new Blur(width, height, SMOOTHING_SIGMA);
    mean = new float[width * height];
    square = new float[width * height];
    hiding = new float[width * height];
  }

  /**
   * Computes the gain.
   *
   * @param luma8 canonical luma, in 8-bit code values
   * @param gain (output) 0.25 to 1.2
   * @return how much of a mark of root mean square 1 times the gain is seen, in 8-bit code values
   *     of a flat picture: the gain's mean, less where texture hides it; positive
   */
  public double compute(float[] luma8, float[] gain) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = luma8[i];
      square[i] = luma8[i] * luma8[i];
    }
    window.apply(mean);
    window.apply(square);
    for (int i = 0; i < mean.length; i++) {
      float deviation = (float) Math.sqrt(Math.max(0f, square[i] - mean[i] * mean[i]));
      float texture = Math.max(TEXTURED, FLAT - deviation / TEXTURE_SCALE8);
      float light = Math.min(1f, BLACK_GAIN + (1 - BLACK_GAIN) * mean[i] / DARK8);
      gain[i] = texture * light;
      hiding[i] = 1 + deviation / HIDING8;
    }
    smoothing.apply(gain);
    double seen = 0;
    for (int i = 0; i < gain.length; i++) {
      seen += gain[i] / hiding[i];
    }
    return seen / gain.length;
  }
}
