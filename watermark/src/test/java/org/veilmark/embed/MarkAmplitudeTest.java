package org.veilmark.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkAmplitudeTest {
  @ParameterizedTest
  @CsvSource({
    "0.21, 1, 720, 1", // as much is seen as may be
    "0.21, 1, 2160, 1", // more lines do not need less
    "0.42, 1, 720, 0.5", // flat: more is seen
    "0.42, 1, 360, 0.785", // few lines
    "0.24, 1, 144, 1.145", // as much as may be in any picture
    "0.105, 0.5, 720, 2", // a small gain
    "0.05, 0.5, 720, 2.1",
  })
  void of_knownPictures(double seen, double gainRms, double lines, double amplitude) {
    assertThat(MarkAmplitude.of(seen, gainRms, lines)).isCloseTo(amplitude, within(1e-3));
  }
}
