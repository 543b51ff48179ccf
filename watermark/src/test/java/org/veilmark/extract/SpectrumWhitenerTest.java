package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;

class SpectrumWhitenerTest {
  private static final CarrierBand BAND = new CarrierBand(CarrierFormat.STANDARD);

  private final SpectrumWhitener whitener = new SpectrumWhitener(BAND);
  private final Random random = new Random(7);

  @Test
  void levelsWhatDiffersByFrequency() {
    float[] spectrum = noise();
    for (int i = 0; i < BAND.size(); i++) {
      scale(spectrum, i, 100f / (1 + Math.abs(BAND.cyclesY(i))));
    }

    whitener.apply(List.of(spectrum));

    assertThat(power(spectrum, true)).isCloseTo(power(spectrum, false), withPercentage(25));
  }

  @Test
  void levelsWhatDiffersByDirection() {
    float[] spectrum = noise();
    for (int i = 0; i < BAND.size(); i++) {
      scale(spectrum, i, isSteep(i) ? 5 : 1);
    }

    whitener.apply(List.of(spectrum));

    assertThat(power(spectrum, true)).isCloseTo(power(spectrum, false), withPercentage(25));
  }

  @Test
  void keepsWhatOneSpectrumHasOverAnother() {
    float[] loud = noise();
    float[] faint = loud.clone();
    for (int i = 0; i < BAND.size(); i++) {
      scale(faint, i, 0.5f);
    }

    whitener.apply(List.of(loud, faint));

    for (int i = 0; i < loud.length; i++) {
      assertThat(faint[i]).isEqualTo(loud[i] / 2);
    }
  }

  @Test
  void silenceStaysSilent() {
    float[] spectrum = new float[2 * BAND.size()];

    whitener.apply(List.of(spectrum));

    assertThat(spectrum).containsOnly(0f);
  }

  private float[] noise() {
    float[] spectrum = new float[2 * BAND.size()];
    for (int i = 0; i < spectrum.length; i++) {
      spectrum[i] = (float) (5 * random.nextGaussian());
    }
    return spectrum;
  }

  private static void scale(float[] spectrum, int position, float factor) {
    spectrum[2 * position] *= factor;
    spectrum[2 * position + 1] *= factor;
  }

  private static boolean isSteep(int position) {
    return Math.abs(BAND.cyclesY(position)) > Math.abs(BAND.cyclesX(position));
  }

  private static double power(float[] spectrum, boolean steep) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < BAND.size(); i++) {
      if (isSteep(i) == steep) {
        sum += spectrum[2 * i] * spectrum[2 * i] + spectrum[2 * i + 1] * spectrum[2 * i + 1];
        count++;
      }
    }
    return sum / count;
  }
}
