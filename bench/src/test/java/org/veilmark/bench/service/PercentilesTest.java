package org.veilmark.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void at_ofOneToHundred_isTheRank() {
    Percentiles percentiles = new Percentiles(LongStream.rangeClosed(1, 100).boxed().toList());

    assertThat(percentiles.at(50)).isEqualTo(50);
    assertThat(percentiles.at(99)).isEqualTo(99);
    assertThat(percentiles.at(100)).isEqualTo(100);
  }

  @Test
  void at_ofFewInAnyOrder_isOneOfThem() {
    Percentiles percentiles = new Percentiles(List.of(30L, 10L, 20L));

    assertThat(percentiles.at(50)).isEqualTo(20);
    assertThat(percentiles.at(99)).isEqualTo(30);
  }

  @Test
  void of_nothing_isRefused() {
    assertThatThrownBy(() -> new Percentiles(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
