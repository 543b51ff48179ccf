package org.veilmark.extract;

import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Evidence made ready for correlation: for each plane a time series of band spectra, without their
 * mean over time, and with equal power over the band.
 */
final class BandSeries {
  private final double[] seconds;

  /** {@code values[plane][bin]}: real and imaginary part of each band position in turn. */
  private final float[][][] values;

  private BandSeries(double[] seconds, float[][][] values) {
    this.seconds = seconds;
    this.values = values;
  }

  /** A series of one plane, whose mean over time is the mark's, too. */
  static BandSeries of(double[] seconds, float[][] plane, SpectrumWhitener whitener) {
    whitener.apply(Arrays.asList(plane));
    return new BandSeries(seconds, new float[][][] {plane});
  }

  static BandSeries of(Evidence evidence, SpectrumWhitener whitener) {
    int count = evidence.bins().size();
    double[] seconds = new double[count];
    float[][][] values = new float[Evidence.PLANES][count][2 * evidence.bandSize()];
    int j = 0;
    for (Map.Entry<Integer, int[]> bin : evidence.bins().entrySet()) {
      seconds[j] = (bin.getKey() + 0.5) * Evidence.BIN_SECONDS;
      int at = 0;
      for (float[][] plane : values) {
        for (int i = 0; i < plane[j].length; i++) {
          plane[j][i] = bin.getValue()[at++];
        }
      }
      j++;
    }
    for (float[][] plane : values) {
      removeMean(plane);
      whitener.apply(Arrays.asList(plane));
    }
    return new BandSeries(seconds, values);
  }

  /** What does not change over time is not the mark, whose sign alternates. */
  private static void removeMean(float[][] plane) {
    for (int i = 0; i < plane[0].length; i++) {
      double sum = 0;
      for (float[] bin : plane) {
        sum += bin[i];
      }
      float mean = (float) (sum / plane.length);
      for (float[] bin : plane) {
        bin[i] -= mean;
      }
    }
  }

  /** The weighted sum of the planes, as a series of one plane. */
  BandSeries join(float[] planeWeights) {
    float[][] joint = new float[seconds.length][];
    for (int j = 0; j < joint.length; j++) {
      joint[j] = new float[values[0][j].length];
      for (int plane = 0; plane < planeWeights.length; plane++) {
        for (int i = 0; i < joint[j].length; i++) {
          joint[j][i] += planeWeights[plane] * values[plane][j][i];
        }
      }
    }
    return new BandSeries(seconds, new float[][][] {joint});
  }

  /** The same times with something else in place of each spectrum. */
  BandSeries each(UnaryOperator<float[]> change) {
    float[][][] changed = new float[values.length][][];
    for (int plane = 0; plane < changed.length; plane++) {
      changed[plane] = Arrays.stream(values[plane]).map(change).toArray(float[][]::new);
    }
    return new BandSeries(seconds, changed);
  }

  /** The same pictures, as they were before a copy was made to play at {@code 1 / rate}. */
  BandSeries atRate(double rate) {
    double[] scaled = new double[seconds.length];
    Arrays.setAll(scaled, j -> rate * seconds[j]);
    return new BandSeries(scaled, values);
  }

  /** The time bins whose middle lies in {@code fromSeconds} to {@code toSeconds}. */
  BandSeries between(double fromSeconds, double toSeconds) {
    int[] chosen =
        IntStream.range(0, seconds.length)
            .filter(j -> seconds[j] >= fromSeconds && seconds[j] < toSeconds)
            .toArray();
    float[][][] part = new float[values.length][chosen.length][];
    for (int plane = 0; plane < part.length; plane++) {
      for (int j = 0; j < chosen.length; j++) {
        part[plane][j] = values[plane][chosen[j]];
      }
    }
    return new BandSeries(IntStream.of(chosen).mapToDouble(j -> seconds[j]).toArray(), part);
  }

  /** Number of time bins. */
  int length() {
    return seconds.length;
  }

  /** Presentation time of the middle of time bin {@code j}. */
  double seconds(int j) {
    return seconds[j];
  }

  /** The spectrum of a plane in a time bin; the mean power of a position is about 1. */
  float[] values(int plane, int j) {
    return values[plane][j];
  }
}
