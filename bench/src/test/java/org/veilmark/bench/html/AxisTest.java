package org.veilmark.bench.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void logarithmic_ends_areTicksAroundAllValues() {
    Axis axis = Axis.logarithmic("kbit/s", 63, 2100);

    assertThat(axis.ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("50", "100", "200", "500", "1000", "2000", "5000");
    assertThat(axis.position(50)).isZero();
    assertThat(axis.position(500)).isCloseTo(0.5, within(1e-9));
    assertThat(axis.position(5000)).isEqualTo(1);
  }

  @Test
  void linear_ends_areWholeSteps() {
    Axis axis = Axis.linear("dB", -1.5, 6.2, 2, "");

    assertThat(axis.ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("-2", "0", "2", "4", "6", "8");
    assertThat(axis.position(3)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void axis_ofNoLength_isRefused() {
    assertThatThrownBy(() -> new Axis("", 2, 2, false, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Axis("", 0, 2, true, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
