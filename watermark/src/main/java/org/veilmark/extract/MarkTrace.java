package org.veilmark.extract;

import java.util.SortedMap;
import java.util.TreeMap;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.PolarCode;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.PatternGain;

/**
 * How strongly a mark shows second by second, once its message and place are known: all its
 * coefficients are known then, too, and even a second tells much.
 *
 * <p>Pilots are left out: every message under the same key has the same.
 */
final class MarkTrace {
  private final Decision decision;
  private final CarrierBand band;
  private final EpochClock clock;

  /** {@code expected[pattern]}: a spectrum as the mark would give it; 0 at pilots. */
  private final float[][] expected;

  /** The trace of what was found. */
  MarkTrace(Decision decision, SecretKey key) {
    this.decision = decision;
    Carrier carrier = new Carrier(CarrierFormat.STANDARD, key, decision.algorithm());
    band = carrier.band();
    clock = new EpochClock(carrier.format());
    PayloadFrame frame = decision.frame().orElseThrow();
    byte[] codeword =
        PolarCode.of(decision.algorithm(), frame.lengthClass()).encode(frame.toBits(key));
    expected = new float[carrier.format().epochs()][];
    for (int n = 0; n < expected.length; n++) {
      expected[n] = carrier.data(n, codeword);
      BandShift.apply(band, expected[n], decision.shiftX(), decision.shiftY());
    }
  }

  /**
   * How strongly the mark shows in each second that has evidence: in standard deviations of what
   * other shifts of it tell, at most 42.
   */
  double[] of(Evidence evidence) {
    BandSeries series = BandSeries.of(evidence, new SpectrumWhitener(band)).atRate(decision.rate());
    SortedMap<Integer, float[][]> products = new TreeMap<>();
    int j = 0;
    for (int bin : evidence.bins().keySet()) {
      float[][] sums =
          products.computeIfAbsent(
              Evidence.secondOf(bin), second -> new float[Evidence.PLANES][2 * band.size()]);
      add(series, j++, sums);
    }
    double[] weights = weights(products.values());
    return products.values().stream().mapToDouble(sums -> deviations(sums, weights)).toArray();
  }

  /** Adds spectrum times conjugate of what is expected, per plane and position. */
  private void add(BandSeries series, int j, float[][] products) {
    for (PatternGain shown : clock.at(series.seconds(j) + decision.offsetSeconds())) {
      float[] wanted = expected[shown.pattern()];
      for (int plane = 0; plane < products.length; plane++) {
        float gain = plane == 2 ? -shown.gain() : shown.gain();
        float[] values = series.values(plane, j);
        float[] sum = products[plane];
        for (int i = 0; i < sum.length; i += 2) {
          sum[i] += gain * (values[i] * wanted[i] + values[i + 1] * wanted[i + 1]);
          sum[i + 1] += gain * (values[i + 1] * wanted[i] - values[i] * wanted[i + 1]);
        }
      }
    }
  }

  /** What each plane tells of the mark on the whole. */
  private double[] weights(Iterable<float[][]> products) {
    double[] weights = new double[Evidence.PLANES];
    for (float[][] planes : products) {
      for (int plane = 0; plane < planes.length; plane++) {
        for (int i = 0; i < planes[plane].length; i += 2) {
          weights[plane] += planes[plane][i];
        }
      }
    }
    for (int plane = 0; plane < weights.length; plane++) {
      weights[plane] = Math.max(0, weights[plane]);
    }
    return weights;
  }

  private static double deviations(float[][] products, double[] weights) {
    double agreement = 0;
    double power = 0;
    for (int plane = 0; plane < products.length; plane++) {
      float[] values = products[plane];
      for (int i = 0; i < values.length; i += 2) {
        double re = weights[plane] * values[i];
        double im = weights[plane] * values[i + 1];
        agreement += re;
        power += (re * re + im * im) / 2;
      }
    }
    return power == 0 ? 0 : agreement / Math.sqrt(power);
  }
}
