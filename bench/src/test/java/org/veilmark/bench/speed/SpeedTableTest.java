package org.veilmark.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedTableTest {
  @Test
  void line_takesTheStartOffTheCommandAlone() {
    SpeedRow row =
        new SpeedRow(
            SpeedPart.STUDY,
            "river.mp4",
            new Spent(6, 7, 80_400_000),
            new Spent(10, 16, 300_600_000),
            new Spent(2, 2, 200_000_000));

    assertThat(SpeedTable.line(row))
        .isEqualTo(
            "| extract --effort study | river.mp4 | 6.00 | 7.00 | 80 | 10.00 | 16.00 | 301 | 2.00 "
                + "| 2.00 | 0.75x | 0.50x |");
  }

  @Test
  void line_ofNothingButAStart_hasNoRatio() {
    SpeedRow row =
        new SpeedRow(
            SpeedPart.AUTO, "a.mp4", new Spent(6, 7, 1), new Spent(2, 2, 1), new Spent(2, 2, 1));

    assertThat(SpeedTable.line(row)).endsWith("| - | - |");
  }
}
