package org.veilmark.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedTableTest {
  @Test
  void line_takesTheStartOffTheCommandAlone() {
    SpeedRow row =
        new SpeedRow(
            SpeedPart.STUDY, "river.mp4", new Spent(6, 7), new Spent(10, 16), new Spent(2, 2));

    assertThat(SpeedTable.line(row))
        .isEqualTo(
            "| extract --effort study | river.mp4 | 6.00 | 7.00 | 10.00 | 16.00 | 2.00 | 2.00 "
                + "| 0.75x | 0.50x |");
  }

  @Test
  void line_ofNothingButAStart_hasNoRatio() {
    SpeedRow row =
        new SpeedRow(SpeedPart.AUTO, "a.mp4", new Spent(6, 7), new Spent(2, 2), new Spent(2, 2));

    assertThat(SpeedTable.line(row)).endsWith("| - | - |");
  }
}
