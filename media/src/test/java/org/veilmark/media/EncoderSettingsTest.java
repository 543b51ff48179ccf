package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderSettingsTest {
  @Test
  void new_limits_areAllowed() {
    assertThatCode(() -> new EncoderSettings(0, "ultrafast", 1)).doesNotThrowAnyException();
    assertThatCode(() -> new EncoderSettings(51, "placebo", 64)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, medium, 1",
    "51.1, medium, 1",
    "NaN, medium, 1",
    "18, swift, 1",
    "18, medium, 0"
  })
  void new_outOfRange_isRefused(double crf, String preset, int threads) {
    assertThatThrownBy(() -> new EncoderSettings(crf, preset, threads))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
