package org.veilmark.transform;

/** Weighted sums of rows of numbers: loops of which HotSpot 17 makes vectors. */
final class FloatRows {
  private FloatRows() {}

  /** Makes {@code out} the weighted sum of four rows, what interpolation takes, times a scale. */
  static void weighFour(
      float[] row0,
      float weight0,
      float[] row1,
      float weight1,
      float[] row2,
      float weight2,
      float[] row3,
      float weight3,
      float scale,
      float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] =
          (weight0 * row0[i] + weight1 * row1[i] + weight2 * row2[i] + weight3 * row3[i]) * scale;
    }
  }

  /** Adds a row times a weight. */
  static void addTimes(float[] row, float weight, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * row[i];
    }
  }

  /** Multiplies all numbers of a row. */
  static void scale(float[] row, float factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] *= factor;
    }
  }
}
