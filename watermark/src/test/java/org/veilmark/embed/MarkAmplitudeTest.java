package org.veilmark.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkAmplitudeTest {
  @ParameterizedTest
  @CsvSource({
    "1.35, 720, 1", // ordinary
    "1.35, 2160, 1", // more lines do not need less
    "0.675, 720, 0.5", // flat
    "0, 720, 0", // black
    "1.7, 720, 1.413", // textured
    "1.35, 540, 1.259", // small
    "1.7, 240, 1.65", // as much as may be
  })
  void rms8_knownPictures(double gainRms, double lines, double rms8) {
    assertThat(MarkAmplitude.rms8(gainRms, lines)).isCloseTo(rms8, within(1e-3));
  }

  @Test
  void rms8_moreTexture_neverLess() {
    for (double gain = 0; gain < 3; gain += 0.01) {
      assertThat(MarkAmplitude.rms8(gain + 0.01, 480))
          .isGreaterThanOrEqualTo(MarkAmplitude.rms8(gain, 480));
    }
  }
}
