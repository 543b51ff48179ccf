package org.veilmark.extract;

import java.util.Collection;
import java.util.stream.IntStream;
import org.veilmark.spread.CarrierBand;

/**
 * Brings spectra of the carrier's band to equal power everywhere: what host and coding leave
 * differs by direction as well as by frequency, so that the power at a position is taken from its
 * nearest neighbours. Afterwards all positions tell about as much.
 */
final class SpectrumWhitener {
  /** Of the neighbourhood, in cycles per tile. */
  private static final double SIGMA = 1;

  private static final double REACH = 3 * SIGMA;

  /** Spectra with less power than rounding leaves hold no picture. */
  private static final double SILENT = 1e-3;

  /** By position: its neighbours, itself among them. */
  private final int[][] neighbours;

  /** Weights of the neighbours, which add up to 1. */
  private final float[][] weights;

  SpectrumWhitener(CarrierBand band) {
    neighbours = new int[band.size()][];
    weights = new float[band.size()][];
    for (int i = 0; i < neighbours.length; i++) {
      int position = i;
      neighbours[i] =
          IntStream.range(0, band.size())
              .filter(other -> squaredDistance(band, position, other) <= REACH * REACH)
              .toArray();
      weights[i] = weights(band, i, neighbours[i]);
    }
  }

  private static float[] weights(CarrierBand band, int position, int[] neighbours) {
    float[] weights = new float[neighbours.length];
    double sum = 0;
    for (int n = 0; n < weights.length; n++) {
      int squared = squaredDistance(band, position, neighbours[n]);
      weights[n] = (float) StrictMath.exp(-squared / (2 * SIGMA * SIGMA));
      sum += weights[n];
    }
    for (int n = 0; n < weights.length; n++) {
      weights[n] /= (float) sum;
    }
    return weights;
  }

  /** Between two positions or a position and the conjugate of the other, whichever is nearer. */
  private static int squaredDistance(CarrierBand band, int a, int b) {
    return Math.min(
        squaredLength(band.cyclesX(a) - band.cyclesX(b), band.cyclesY(a) - band.cyclesY(b)),
        squaredLength(band.cyclesX(a) + band.cyclesX(b), band.cyclesY(a) + band.cyclesY(b)));
  }

  private static int squaredLength(int x, int y) {
    return x * x + y * y;
  }

  /**
   * Whitens spectra together, in place: the mean power of a position, over all of them, becomes
   * about 1.
   *
   * @param spectra each the real and imaginary part of each band position in turn
   */
  void apply(Collection<float[]> spectra) {
    float[] power = new float[neighbours.length];
    for (float[] spectrum : spectra) {
      for (int i = 0; i < power.length; i++) {
        float re = spectrum[2 * i];
        float im = spectrum[2 * i + 1];
        power[i] += (re * re + im * im) / spectra.size();
      }
    }
    for (int i = 0; i < power.length; i++) {
      double mean = 0;
      for (int n = 0; n < neighbours[i].length; n++) {
        mean += (double) weights[i][n] * power[neighbours[i][n]];
      }
      float scale = mean < SILENT ? 0 : (float) (1 / Math.sqrt(mean));
      for (float[] spectrum : spectra) {
        spectrum[2 * i] *= scale;
        spectrum[2 * i + 1] *= scale;
      }
    }
  }
}
