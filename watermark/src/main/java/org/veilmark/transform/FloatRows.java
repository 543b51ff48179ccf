package org.veilmark.transform;

import java.util.Arrays;

/** Resampling across whole rows of numbers: loops of which HotSpot 17 makes vectors. */
final class FloatRows {
  private FloatRows() {}

  /**
   * Makes {@code out} an output sample of an axis, of all rows that are the axis's input samples
   * together.
   *
   * @param i which output sample
   * @param rows one for each input sample, all as long as {@code out}
   * @param scale what the sums are multiplied by
   */
  static void weigh(AxisWeights axis, int i, float[][] rows, float scale, float[] out) {
    int start = axis.start(i);
    if (axis.taps() == AxisWeights.CUBIC_TAPS) {
      weighFour(
          rows[start],
          axis.weight(i, 0),
          rows[start + 1],
          axis.weight(i, 1),
          rows[start + 2],
          axis.weight(i, 2),
          rows[start + 3],
          axis.weight(i, 3),
          scale,
          out);
      return;
    }
    Arrays.fill(out, 0f);
    for (int t = 0; t < axis.taps(); t++) {
      addTimes(rows[start + t], axis.weight(i, t), out);
    }
    scale(out, scale);
  }

  /** What interpolation takes, which is nearly all. */
  private static void weighFour(
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

  private static void addTimes(float[] row, float weight, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * row[i];
    }
  }

  private static void scale(float[] row, float factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] *= factor;
    }
  }
}
