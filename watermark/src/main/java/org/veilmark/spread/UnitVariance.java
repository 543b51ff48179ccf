package org.veilmark.spread;

/** Brings tiles without a mean to variance 1, which strengths are told by. */
public final class UnitVariance {
  private UnitVariance() {}

  /** What a tile has to be multiplied by; 0 where it is all 0. */
  public static double factor(float[] tile) {
    double power = 0;
    for (float value : tile) {
      power += (double) value * value;
    }
    return power == 0 ? 0 : Math.sqrt(tile.length / power);
  }
}
