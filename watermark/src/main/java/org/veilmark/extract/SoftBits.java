package org.veilmark.extract;

import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.EpochPattern;
import org.veilmark.spread.PatternGain;

/**
 * The coefficients of every pattern at one place in time and space, as log-likelihood ratios of the
 * bits they carry.
 *
 * <p>Planes and frequency groups are combined by the amplitudes that their pilots show
 * (maximum-ratio combining).
 */
final class SoftBits {
  /** Rings are put into groups of this many, so that each holds enough pilots. */
  private static final int RINGS_PER_GROUP = 3;

  private static final double LEAST_AMPLITUDE = 0.01;
  private static final double GREATEST_AMPLITUDE = 0.97;

  private final Carrier carrier;
  private final CarrierBand band;
  private final EpochClock clock;

  /** {@code ratios[pattern][coefficient]}, before the keyed signs are taken off. */
  private final float[][] ratios;

  private SoftBits(Carrier carrier) {
    this.carrier = carrier;
    this.band = carrier.band();
    this.clock = new EpochClock(carrier.format());
    this.ratios = new float[carrier.format().epochs()][carrier.coefficientsPerEpoch()];
  }

  static SoftBits read(BandSeries series, Sync sync, Carrier carrier) {
    SoftBits bits = new SoftBits(carrier);
    for (int plane = 0; plane < Evidence.PLANES; plane++) {
      bits.add(series, plane, sync);
    }
    return bits;
  }

  /**
   * Ratios of the bits of a codeword of a length, positive favours 0; bits that no epoch carried
   * get 0.
   */
  float[] codeword(int codewordBits) {
    float[] sums = new float[codewordBits];
    int[] order = carrier.interleaving(codewordBits);
    for (int n = 0; n < ratios.length; n++) {
      EpochPattern pattern = carrier.pattern(n);
      for (int c = 0; c < ratios[n].length; c++) {
        sums[order[carrier.place(n, c, codewordBits)]] += pattern.sign(c) * ratios[n][c];
      }
    }
    return sums;
  }

  private void add(BandSeries series, int plane, Sync sync) {
    int groups = (band.ringCount() + RINGS_PER_GROUP - 1) / RINGS_PER_GROUP;
    float[][] sums = sumPerPattern(series, plane, sync);
    double[] agreement = new double[groups];
    int[] pilots = new int[groups];
    for (int n = 0; n < sums.length; n++) {
      if (sums[n].length == 0) {
        continue;
      }
      unshift(sums[n], sync);
      BandSeries.whiten(new float[][] {sums[n]}, band);
      EpochPattern pattern = carrier.pattern(n);
      for (int i = 0; i < pattern.pilotCount(); i++) {
        int at = pattern.pilot(i);
        int group = band.ring(at) / RINGS_PER_GROUP;
        agreement[group] +=
            sums[n][2 * at] * pattern.pilotCos(i) + sums[n][2 * at + 1] * pattern.pilotSin(i);
        pilots[group]++;
      }
    }
    double[] weights = new double[groups];
    for (int group = 0; group < groups; group++) {
      double amplitude =
          agreement[group] / Math.max(1, pilots[group]) / carrier.format().pilotGain();
      amplitude = Math.max(LEAST_AMPLITUDE, Math.min(GREATEST_AMPLITUDE, amplitude));
      weights[group] = amplitude / (1 - amplitude * amplitude);
    }
    for (int n = 0; n < sums.length; n++) {
      if (sums[n].length == 0) {
        continue;
      }
      EpochPattern pattern = carrier.pattern(n);
      for (int i = 0; i < pattern.dataCount(); i++) {
        int at = pattern.data(i);
        double weight = weights[band.ring(at) / RINGS_PER_GROUP];
        ratios[n][2 * i] += (float) (weight * sums[n][2 * at]);
        ratios[n][2 * i + 1] += (float) (weight * sums[n][2 * at + 1]);
      }
    }
  }

  /** For each pattern the sum over time with its sign; empty where it never showed. */
  private float[][] sumPerPattern(BandSeries series, int plane, Sync sync) {
    float[][] sums = new float[carrier.format().epochs()][0];
    float planeSign = plane == 2 ? -1 : 1;
    for (int j = 0; j < series.length(); j++) {
      float[] values = series.values(plane, j);
      for (PatternGain shown : clock.at(series.seconds(j) + sync.offsetSeconds())) {
        if (sums[shown.pattern()].length == 0) {
          sums[shown.pattern()] = new float[values.length];
        }
        float[] sum = sums[shown.pattern()];
        float gain = planeSign * shown.gain();
        for (int i = 0; i < values.length; i++) {
          sum[i] += gain * values[i];
        }
      }
    }
    return sums;
  }

  private void unshift(float[] spectrum, Sync sync) {
    for (int i = 0; i < band.size(); i++) {
      double angle = PilotSearch.phase(band, i, sync.shiftX(), sync.shiftY());
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      float re = spectrum[2 * i];
      float im = spectrum[2 * i + 1];
      spectrum[2 * i] = (float) (re * cos - im * sin);
      spectrum[2 * i + 1] = (float) (re * sin + im * cos);
    }
  }
}
