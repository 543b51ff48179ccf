package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.veilmark.spread.CarrierFormat;

class CarrierVariantTest {
  @Test
  void all_namesAndFormats_areDistinct() {
    assertThat(CarrierVariant.ALL).extracting(CarrierVariant::name).doesNotHaveDuplicates();
    assertThat(CarrierVariant.ALL).extracting(CarrierVariant::format).doesNotHaveDuplicates();
  }

  @Test
  void named_standard_isTheFormatOfMarks() {
    assertThat(CarrierVariant.named("standard").format()).isEqualTo(CarrierFormat.STANDARD);
  }

  @Test
  void named_unknown_listsTheNames() {
    assertThatThrownBy(() -> CarrierVariant.named("tile-95"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("tile-95", "standard", "tile-96", "slots-3s");
  }
}
