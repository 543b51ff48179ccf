package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class SweepOptionsTest {
  @Test
  void parse_nothing_triesEverythingOnTenSeconds() {
    SweepOptions options = parse();

    assertThat(options.seconds()).isEqualTo(10);
    assertThat(options.variants()).isEqualTo(CarrierVariant.ALL);
    assertThat(options.message()).hasSize(24);
  }

  @Test
  void parse_lists_areSplitAtCommas() {
    SweepOptions options = parse("--variant", "tile-96,standard", "--seconds", "2.5");

    assertThat(options.variants())
        .extracting(CarrierVariant::name)
        .containsExactly("tile-96", "standard");
    assertThat(options.seconds()).isEqualTo(2.5);
  }

  @Test
  void parse_unknownVariant_listsTheNames() {
    assertThatThrownBy(() -> parse("--variant", "tile-1"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContainingAll("tile-1", "slots-1s");
  }

  private static SweepOptions parse(String... arguments) {
    return CommandLine.populateCommand(new SweepOptions(), arguments);
  }
}
