package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  private final MarkdownTable table = new MarkdownTable(List.of("clip", "dB", "s"), 1);

  @Test
  void header_labelsAndFigures_areAlignedLeftAndRight() {
    assertThat(table.header()).isEqualTo("| clip | dB | s |\n|---|--:|--:|");
  }

  @Test
  void row_cells_areSeparatedByBars() {
    assertThat(table.row(List.of("river", "+1.0", "2"))).isEqualTo("| river | +1.0 | 2 |");
  }

  @Test
  void row_wrongNumberOfCells_isRefused() {
    assertThatThrownBy(() -> table.row(List.of("river")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 cells for 3 columns");
  }
}
