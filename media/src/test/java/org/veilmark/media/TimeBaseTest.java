package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimeBaseTest {
  @Test
  void toSeconds_ticksOfAnHour_roundsOnce() {
    TimeBase timeBase = new TimeBase(1001, 30000);

    assertThat(timeBase.toSeconds(107_892)).isEqualTo(107_892L * 1001 / 30000.0);
  }

  @Test
  void toSeconds_negativeTicks_areNegative() {
    assertThat(new TimeBase(1, 600).toSeconds(-300)).isEqualTo(-0.5);
  }

  @Test
  void toTicks_secondsBetweenTicks_areThoseThatFit() {
    assertThat(new TimeBase(1001, 30000).toTicks(0.125)).isEqualTo(3);
    assertThat(new TimeBase(1, 90000).toTicks(0.125)).isEqualTo(11_250);
  }

  @Test
  void new_zeroDenominator_isRefused() {
    assertThatThrownBy(() -> new TimeBase(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
