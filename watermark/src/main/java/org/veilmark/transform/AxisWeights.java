package org.veilmark.transform;

import java.util.Arrays;

/**
 * How each sample of one axis is made from samples of another: {@code out[i] = sum of weight(i, t)
 * * in[start(i) + t]} over {@link #taps} taps. Weights of one output sample add up to 1.
 */
public final class AxisWeights {
  /** Of the interpolation that pictures larger than the grid take: nearly all. */
  static final int CUBIC_TAPS = 4;

  private final int taps;
  private final int[] starts;
  private final float[] weights;

  private AxisWeights(int inputLength, double[][] dense, int[] firsts) {
    int widest = 1;
    for (double[] row : dense) {
      widest = Math.max(widest, row.length);
    }
    taps = Math.min(widest, inputLength);
    starts = new int[dense.length];
    weights = new float[dense.length * taps];
    for (int i = 0; i < dense.length; i++) {
      starts[i] = Math.max(0, Math.min(firsts[i], inputLength - taps));
      double sum = Arrays.stream(dense[i]).sum();
      for (int t = 0; t < dense[i].length; t++) {
        // Taps beyond the ends are given to the last sample there.
        int at = Math.max(0, Math.min(firsts[i] + t, inputLength - 1)) - starts[i];
        weights[i * taps + at] += (float) (dense[i][t] / sum);
      }
    }
  }

  /**
   * Averages over the area of each output sample: for making a picture smaller.
   *
   * @param step input samples per output sample; both axes have the same centre
   */
  public static AxisWeights area(int inputLength, int outputLength, double step) {
    double[][] dense = new double[outputLength][];
    int[] firsts = new int[outputLength];
    for (int i = 0; i < outputLength; i++) {
      double from = (i - outputLength / 2.0) * step + inputLength / 2.0;
      double to = from + step;
      firsts[i] = (int) Math.floor(from);
      dense[i] = new double[Math.max(1, (int) Math.ceil(to) - firsts[i])];
      for (int t = 0; t < dense[i].length; t++) {
        int at = firsts[i] + t;
        dense[i][t] = Math.max(0, Math.min(to, at + 1) - Math.max(from, at));
      }
    }
    return new AxisWeights(inputLength, dense, firsts);
  }

  /**
   * Catmull-Rom interpolation (E. Catmull, R. Rom, 1974): for making a picture larger.
   *
   * @param step input samples per output sample, at most 1; both axes have the same centre
   */
  public static AxisWeights cubic(int inputLength, int outputLength, double step) {
    double[][] dense = new double[outputLength][];
    int[] firsts = new int[outputLength];
    for (int i = 0; i < outputLength; i++) {
      double at = (i + 0.5 - outputLength / 2.0) * step + inputLength / 2.0 - 0.5;
      int floor = (int) Math.floor(at);
      double f = at - floor;
      firsts[i] = floor - 1;
      dense[i] =
          new double[] {
            ((-0.5 * f + 1) * f - 0.5) * f,
            (1.5 * f - 2.5) * f * f + 1,
            ((-1.5 * f + 2) * f + 0.5) * f,
            (0.5 * f - 0.5) * f * f
          };
    }
    return new AxisWeights(inputLength, dense, firsts);
  }

  /** The fitting one of {@link #area} and {@link #cubic}. */
  public static AxisWeights resize(int inputLength, int outputLength, double step) {
    return step > 1
        ? area(inputLength, outputLength, step)
        : cubic(inputLength, outputLength, step);
  }

  /** Number of output samples. */
  public int length() {
    return starts.length;
  }

  /** Input samples that make an output sample. */
  public int taps() {
    return taps;
  }

  /** First input sample of output sample {@code i}. */
  public int start(int i) {
    return starts[i];
  }

  /** Weight of input sample {@code start(i) + tap} in output sample {@code i}. */
  public float weight(int i, int tap) {
    return weights[i * taps + tap];
  }

  /**
   * The weights of output sample {@code i} in whole parts of {@code whole}: together just that,
   * each less than one part off. Without what is zero at the end.
   */
  public int[] shares(int i, int whole) {
    int[] shares = new int[taps];
    float sum = 0;
    int given = 0;
    int used = 1;
    for (int t = 0; t < taps; t++) {
      sum += weight(i, t);
      shares[t] = Math.round(sum * whole) - given;
      given += shares[t];
      if (shares[t] != 0) {
        used = t + 1;
      }
    }
    return Arrays.copyOf(shares, used);
  }

  /** Resamples one row, from {@code in[inOffset..]} to {@code out[outOffset..]}. */
  public void apply(float[] in, int inOffset, float[] out, int outOffset) {
    if (taps == CUBIC_TAPS) {
      applyFour(in, inOffset, out, outOffset);
    } else {
      applyMany(in, inOffset, out, outOffset);
    }
  }

  /** What interpolation takes, which is most of all. */
  private void applyFour(float[] in, int inOffset, float[] out, int outOffset) {
    for (int i = 0; i < starts.length; i++) {
      int from = inOffset + starts[i];
      int w = CUBIC_TAPS * i;
      out[outOffset + i] =
          weights[w] * in[from]
              + weights[w + 1] * in[from + 1]
              + weights[w + 2] * in[from + 2]
              + weights[w + 3] * in[from + 3];
    }
  }

  private void applyMany(float[] in, int inOffset, float[] out, int outOffset) {
    for (int i = 0; i < starts.length; i++) {
      int from = inOffset + starts[i];
      int w = i * taps;
      int end = w + taps;
      float sum = 0;
      // By fours: a loop of so few rounds costs more than what it does.
      for (; w + 4 <= end; w += 4, from += 4) {
        sum =
            sum
                + weights[w] * in[from]
                + weights[w + 1] * in[from + 1]
                + weights[w + 2] * in[from + 2]
                + weights[w + 3] * in[from + 3];
      }
      for (; w < end; w++, from++) {
        sum += weights[w] * in[from];
      }
      out[outOffset + i] = sum;
    }
  }
}
