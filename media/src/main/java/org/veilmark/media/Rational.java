package org.veilmark.media;

/**
 * A ratio of integers, for frame rates and sample shapes; 0/1 where unknown.
 *
 * @param num numerator, at least 0
 * @param den denominator, at least 1
 */
public record Rational(int num, int den) {
  /** Not known. */
  public static final Rational UNKNOWN = new Rational(0, 1);

  /** Checks ranges. */
  public Rational {
    if (num < 0 || den < 1) {
      throw new IllegalArgumentException("ratio " + num + "/" + den);
    }
  }

  /** Whether the ratio is more than 0. */
  public boolean isKnown() {
    return num > 0;
  }

  /** The nearest double. */
  public double value() {
    return (double) num / den;
  }
}
