package org.veilmark.extract;

import org.veilmark.transform.Blur;

/**
 * Takes the host out of the filtered pictures of one plane, as far as it can be told from the mark,
 * and weighs what is left by how much of it is likely to be the mark. Not safe for use by several
 * threads.
 *
 * <p>What stays over time is host, since the mark's sign alternates: the mean over time is taken
 * off, as much of it as each part of a picture shows to hold (least squares over a neighbourhood),
 * so that a cut or a moving object does not bring in host that was not there. What is left is
 * divided by its local variance, the weight of a matched filter in noise of that variance; that no
 * single edge outweighs the rest, it is clipped first.
 */
final class HostRemover {
  private static final double NEIGHBOURHOOD_SIGMA = 2;
  private static final double VARIANCE_SIGMA = 1.5;

  /** Squared code values below which a neighbourhood's power is rounding. */
  private static final float LEAST_POWER8 = 0.05f;

  /** The mean is taken off where it correlates with a picture by more; whole from the second on. */
  private static final float LEAST_CORRELATION = 0.3f;

  private static final float WHOLE_CORRELATION = 0.5f;

  /** In standard deviations. */
  private static final float CLIP = 1.5f;

  /** Keeps flat areas, where only rounding is left, from being blown up; in 8-bit code values. */
  private static final float FLOOR8 = 1f;

  private final Blur neighbourhood;
  private final Blur variance;
  private final float[] mean;
  private final float[] meanPower;
  private final float[] cross;
  private final float[] power;

  HostRemover(int width, int height) {
    neighbourhood = new Blur(width, height, NEIGHBOURHOOD_SIGMA);
    variance = new Blur(width, height, VARIANCE_SIGMA);
    mean = new float[width * height];
    meanPower = new float[mean.length];
    cross = new float[mean.length];
    power = new float[mean.length];
  }

  /**
   * Learns what stays over time.
   *
   * @param sum of the pictures
   * @param count of them, at least 1
   */
  void learn(float[] sum, int count) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = sum[i] / count;
      meanPower[i] = mean[i] * mean[i];
    }
    neighbourhood.apply(meanPower);
  }

  /**
   * Replaces a picture by what is likely to be the mark; the result lies in -1.5 to 1.5, and is the
   * smaller the less it tells.
   */
  void apply(float[] grid) {
    takeOffMean(grid);
    for (int i = 0; i < grid.length; i++) {
      power[i] = grid[i] * grid[i];
    }
    variance.apply(power);
    for (int i = 0; i < grid.length; i++) {
      float deviation = (float) Math.sqrt(positivePart(power[i])) + FLOOR8;
      float whitened = grid[i] / deviation;
      float clipped = (Math.abs(whitened + CLIP) - Math.abs(whitened - CLIP)) / 2;
      grid[i] = clipped / deviation;
    }
  }

  private void takeOffMean(float[] grid) {
    for (int i = 0; i < grid.length; i++) {
      cross[i] = grid[i] * mean[i];
      power[i] = grid[i] * grid[i];
    }
    neighbourhood.apply(cross);
    neighbourhood.apply(power);
    // Short loops, in one type and without branches (Math.max has some): compilers make vectors of
    // such alone.
    for (int i = 0; i < grid.length; i++) {
      float geometricMean =
          (float) Math.sqrt((meanPower[i] + LEAST_POWER8) * (power[i] + LEAST_POWER8));
      float correlation = cross[i] / geometricMean;
      power[i] =
          unitPart((correlation - LEAST_CORRELATION) / (WHOLE_CORRELATION - LEAST_CORRELATION));
    }
    for (int i = 0; i < grid.length; i++) {
      grid[i] -= power[i] * unitPart(cross[i] / (meanPower[i] + LEAST_POWER8)) * mean[i];
    }
  }

  /** The number, or 0 where it is negative. */
  private static float positivePart(float x) {
    return (x + Math.abs(x)) / 2;
  }

  /** The number, or the nearest in 0 to 1. */
  private static float unitPart(float x) {
    return 1 - positivePart(1 - positivePart(x));
  }
}
