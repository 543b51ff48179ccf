package org.veilmark.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlgorithmTest {
  @Test
  void byDefault_threeMinutesAndMore_isV1() {
    assertThat(Algorithm.byDefault(179.9)).isEqualTo(Algorithm.V2);
    assertThat(Algorithm.byDefault(180)).isEqualTo(Algorithm.V1);
  }

  @Test
  void toTry_holdsAll() {
    assertThat(Algorithm.TO_TRY).containsExactlyInAnyOrder(Algorithm.values());
  }
}
