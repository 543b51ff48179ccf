package org.veilmark.bench.scheme;

import java.util.Arrays;
import java.util.Optional;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.spread.UnitVariance;
import org.veilmark.transform.TileFft;

/**
 * What somebody without the key knows of the patterns of a mark: for each a least-squares sum over
 * the tile, and its weight, so that what several videos tell can be added up.
 */
public final class MarkEstimate {
  /** Sigma of the blur by which the host was told from the mark, in canonical pixels. */
  static final double BLUR_SIGMA = 1.5;

  /** Frequencies that the blur hardly leaves are raised by less than it lowered them. */
  private static final double LEAST_RESPONSE = 0.05;

  private static final CarrierFormat CARRIER = CarrierFormat.STANDARD;

  private final double[][] sums;
  private final double[][] weights;

  MarkEstimate(double[][] sums, double[][] weights) {
    this.sums = sums;
    this.weights = weights;
  }

  /** What both tell, of marks of the same key. */
  public MarkEstimate plus(MarkEstimate more) {
    return new MarkEstimate(sum(sums, more.sums), sum(weights, more.weights));
  }

  private static double[][] sum(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][];
    for (int n = 0; n < a.length; n++) {
      sum[n] = a[n].clone();
      for (int i = 0; i < sum[n].length; i++) {
        sum[n][i] += b[n][i];
      }
    }
    return sum;
  }

  /**
   * A pattern as far as it is known: row-major, within the carrier's band, of variance 1.
   *
   * @param n index of the pattern
   * @return empty where it never showed
   */
  public Optional<float[]> tile(int n) {
    if (Arrays.stream(weights[n]).anyMatch(weight -> weight <= 0)) {
      return Optional.empty();
    }
    float[] tile = new float[sums[n].length];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = (float) (sums[n][i] / weights[n][i]);
    }
    TileFft fft = new TileFft(CARRIER.tileSide());
    float[] all = fft.forward(tile);
    float[] band = new float[all.length];
    CarrierBand positions = new CarrierBand(CARRIER);
    for (int i = 0; i < positions.size(); i++) {
      float gain = gain(positions, i);
      copy(all, band, positions.bin(i), gain);
      copy(all, band, positions.conjugateBin(i), gain);
    }
    return Optional.of(normalised(fft.inverseReal(band)));
  }

  /** Undoes what taking off the blur did to a frequency. */
  private static float gain(CarrierBand positions, int i) {
    double cycles =
        Math.hypot(positions.cyclesX(i), positions.cyclesY(i)) / positions.side() * BLUR_SIGMA;
    double response = 1 - Math.exp(-2 * Math.PI * Math.PI * cycles * cycles);
    return (float) (response / (response * response + LEAST_RESPONSE));
  }

  private static void copy(float[] from, float[] to, int bin, float gain) {
    to[2 * bin] = gain * from[2 * bin];
    to[2 * bin + 1] = gain * from[2 * bin + 1];
  }

  private static float[] normalised(float[] tile) {
    float scale = (float) UnitVariance.factor(tile);
    for (int i = 0; i < tile.length; i++) {
      tile[i] *= scale;
    }
    return tile;
  }
}
