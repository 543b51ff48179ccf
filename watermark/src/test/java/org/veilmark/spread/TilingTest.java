package org.veilmark.spread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TilingTest {
  @Test
  void repeat_oddAndEvenSides_beginsATileAtTheCentre() {
    float[] tile = {1, 2, 3, 4};

    assertThat(new Tiling(2, 3, 4).repeat(tile))
        .containsExactly(
            2, 1, 2, //
            4, 3, 4, //
            2, 1, 2, //
            4, 3, 4);
  }

  @Test
  void at_isWhereRepeatTakesItsSamplesFrom() {
    float[] tile = new float[64];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = i;
    }
    Tiling tiling = new Tiling(8, 21, 13);
    float[] grid = tiling.repeat(tile);

    for (int y = 0; y < 13; y++) {
      for (int x = 0; x < 21; x++) {
        assertThat(grid[y * 21 + x]).isEqualTo(tiling.at(x, y));
      }
    }
  }
}
