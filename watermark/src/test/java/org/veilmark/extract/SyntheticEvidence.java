package org.veilmark.extract;

import java.util.Random;
import java.util.TreeMap;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.PolarCode;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.PatternGain;
import org.veilmark.transform.TileFft;

/** Evidence as a video gives it whose pictures are white noise: minutes of it in no time. */
final class SyntheticEvidence {
  private static final float[] PLANE_SHARES = {1, 0.5f, -0.5f};
  private static final double STEPS = 200;

  private final CarrierBand band = new CarrierBand(CarrierFormat.STANDARD);
  private final EpochClock clock = new EpochClock(CarrierFormat.STANDARD);
  private final float[][] spectra = new float[CarrierFormat.STANDARD.epochs()][];
  private final double amplitude;

  /**
   * Of a marked video.
   *
   * @param amplitude of a luma coefficient over the noise of a time bin
   */
  SyntheticEvidence(Algorithm algorithm, SecretKey key, String message, double amplitude)
      throws MessageException {
    this.amplitude = amplitude;
    Carrier carrier = new Carrier(CarrierFormat.STANDARD, key, algorithm);
    PayloadFrame frame = PayloadFrame.of(message, 2);
    byte[] codeword = PolarCode.of(algorithm, frame.lengthClass()).encode(frame.toBits(key));
    for (int n = 0; n < spectra.length; n++) {
      spectra[n] = normalised(carrier.tile(n, codeword));
    }
  }

  private float[] normalised(float[] tile) {
    float[] all = new TileFft(band.side()).forward(tile);
    float[] spectrum = new float[2 * band.size()];
    double power = 0;
    for (int i = 0; i < spectrum.length; i++) {
      spectrum[i] = all[2 * band.bin(i / 2) + i % 2];
      power += spectrum[i] * spectrum[i];
    }
    float scale = (float) Math.sqrt(spectrum.length / power);
    for (int i = 0; i < spectrum.length; i++) {
      spectrum[i] *= scale;
    }
    return spectrum;
  }

  /** Of an excerpt, whose presentation time begins at 0. */
  Evidence excerpt(double startSeconds, double seconds, long seed) {
    Random noise = new Random(seed);
    TreeMap<Integer, int[]> bins = new TreeMap<>();
    for (int bin = 0; bin < Evidence.binOf(seconds); bin++) {
      int[] values = new int[Evidence.PLANES * 2 * band.size()];
      for (int i = 0; i < values.length; i++) {
        double value = noise.nextGaussian();
        for (PatternGain shown : clock.at(startSeconds + (bin + 0.5) * Evidence.BIN_SECONDS)) {
          value +=
              amplitude
                  * PLANE_SHARES[i / (2 * band.size())]
                  * shown.gain()
                  * spectra[shown.pattern()][i % (2 * band.size())];
        }
        values[i] = (int) Math.round(STEPS * value);
      }
      bins.put(bin, values);
    }
    return new Evidence(band.size(), Located.UNSEARCHED, bins);
  }
}
