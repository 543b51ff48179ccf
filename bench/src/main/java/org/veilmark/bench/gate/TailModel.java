package org.veilmark.bench.gate;

/**
 * What chance alone is taken to give: the greatest of many standard normal numbers.
 *
 * @param places of how many
 */
public record TailModel(long places) {
  private static final int FRACTION_DEPTH = 200;

  /** Probability that the greatest is {@code t} or more; {@code t} at least 1. */
  public double exceeds(double t) {
    return -Math.expm1(places * Math.log1p(-normalTail(t)));
  }

  /**
   * Probability that a standard normal number is {@code t} or more: Laplace's continued fraction.
   */
  static double normalTail(double t) {
    double fraction = t;
    for (int k = FRACTION_DEPTH; k > 0; k--) {
      fraction = t + k / fraction;
    }
    return Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI) / fraction;
  }
}
