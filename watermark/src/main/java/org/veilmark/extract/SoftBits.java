package org.veilmark.extract;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.EpochPattern;
import org.veilmark.spread.PatternGain;

/**
 * The coefficients of every pattern at one place in time and space, as log-likelihood ratios of the
 * bits they carry.
 *
 * <p>Planes are combined by the amplitudes that their pilots show (maximum-ratio combining). Within
 * a plane all frequencies count alike once they are whitened: amplitudes of parts of the band, each
 * told by fewer pilots, lost more by their noise than they gained.
 */
final class SoftBits {
  private static final double LEAST_AMPLITUDE = 0.01;
  private static final double GREATEST_AMPLITUDE = 0.97;

  private final Carrier carrier;
  private final EpochClock clock;
  private final SpectrumWhitener whitener;

  /** {@code ratios[pattern][coefficient]}, before the keyed signs are taken off. */
  private final float[][] ratios;

  private SoftBits(Carrier carrier, SpectrumWhitener whitener) {
    this.carrier = carrier;
    this.whitener = whitener;
    this.clock = new EpochClock(carrier.format());
    this.ratios = new float[carrier.format().epochs()][carrier.coefficientsPerEpoch()];
  }

  static SoftBits read(BandSeries series, Sync sync, Carrier carrier, SpectrumWhitener whitener) {
    SoftBits bits = new SoftBits(carrier, whitener);
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
    for (int n = 0; n < ratios.length; n++) {
      EpochPattern pattern = carrier.pattern(n);
      int[] bits = carrier.codeBits(n, codewordBits);
      for (int c = 0; c < bits.length; c++) {
        sums[bits[c]] += pattern.sign(c) * ratios[n][c];
      }
    }
    return sums;
  }

  private void add(BandSeries series, int plane, Sync sync) {
    SortedMap<Integer, float[]> sums = sumPerPattern(series, plane, sync);
    for (float[] sum : sums.values()) {
      BandShift.apply(carrier.band(), sum, -sync.shiftX(), -sync.shiftY());
    }
    // All together, so that a pattern counts by how long it showed.
    whitener.apply(sums.values());
    double weight = weight(sums);
    sums.forEach(
        (n, sum) -> {
          EpochPattern pattern = carrier.pattern(n);
          for (int i = 0; i < pattern.dataCount(); i++) {
            int at = pattern.data(i);
            ratios[n][2 * i] += (float) (weight * sum[2 * at]);
            ratios[n][2 * i + 1] += (float) (weight * sum[2 * at + 1]);
          }
        });
  }

  /** Amplitude over noise power of a plane, as the pilots show it. */
  private double weight(SortedMap<Integer, float[]> sums) {
    double agreement = 0;
    int pilots = 0;
    for (Map.Entry<Integer, float[]> entry : sums.entrySet()) {
      EpochPattern pattern = carrier.pattern(entry.getKey());
      float[] sum = entry.getValue();
      for (int i = 0; i < pattern.pilotCount(); i++) {
        int at = pattern.pilot(i);
        agreement += sum[2 * at] * pattern.pilotCos(i) + sum[2 * at + 1] * pattern.pilotSin(i);
      }
      pilots += pattern.pilotCount();
    }
    double amplitude = agreement / Math.max(1, pilots) / carrier.format().pilotGain();
    amplitude = Math.max(LEAST_AMPLITUDE, Math.min(GREATEST_AMPLITUDE, amplitude));
    return amplitude / (1 - amplitude * amplitude);
  }

  /** By pattern that showed: the sum over time with its sign. */
  private SortedMap<Integer, float[]> sumPerPattern(BandSeries series, int plane, Sync sync) {
    SortedMap<Integer, float[]> sums = new TreeMap<>();
    float planeSign = plane == 2 ? -1 : 1;
    for (int j = 0; j < series.length(); j++) {
      float[] values = series.values(plane, j);
      for (PatternGain shown : clock.at(series.seconds(j) + sync.offsetSeconds())) {
        float[] sum = sums.computeIfAbsent(shown.pattern(), n -> new float[values.length]);
        float gain = planeSign * shown.gain();
        for (int i = 0; i < values.length; i++) {
          sum[i] += gain * values[i];
        }
      }
    }
    return sums;
  }
}
