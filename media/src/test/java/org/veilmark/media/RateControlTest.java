package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateControlTest {
  @ParameterizedTest
  @CsvSource({"1000000, 4", "50000, 10", "4000000000, 10800", "100000, 0.5"})
  void limited_firstFillAndWhatFlowsIn_areTheBudget(long bytes, double seconds) {
    RateControl rate = RateControl.limited(18, bytes, seconds);

    double most = 0.9 * rate.bufferBits() + rate.maxBitsPerSecond() * seconds;

    assertThat(most / 8).isCloseTo((double) bytes, within(bytes * 1e-3 + 2));
    assertThat(rate.isLimited()).isTrue();
    assertThat(rate.crf()).isEqualTo(18);
  }

  @Test
  void limited_longSegment_mayNotSpendMinutesAtOnce() {
    RateControl rate = RateControl.limited(18, 100_000_000, 1000);

    assertThat((double) rate.bufferBits() / rate.maxBitsPerSecond()).isCloseTo(4, within(0.1));
  }

  @Test
  void limited_nextToNothing_isLeftSomeRate() {
    assertThat(RateControl.limited(18, 1, 4).maxBitsPerSecond()).isEqualTo(8_000);
  }

  @Test
  void isLossless_onlyWithoutLossAndRate() {
    assertThat(RateControl.ofQuality(0).isLossless()).isTrue();
    assertThat(RateControl.ofQuality(1).isLossless()).isFalse();
    assertThat(RateControl.ofAverage(1_000_000).isLossless()).isFalse();
  }

  @Test
  void new_outOfRange_isRefused() {
    assertThatThrownBy(() -> RateControl.ofQuality(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateControl.ofQuality(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateControl.ofAverage(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateControl.limited(18, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateControl(18, 0, 5, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
