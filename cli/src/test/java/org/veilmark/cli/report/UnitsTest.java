package org.veilmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1234, 1.2 kB", "56789, 57 kB", "3000000000, 3.0 GB"})
  void bytes(long bytes, String text) {
    assertThat(Units.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.00", "0.0123, 0.01", "0.009, 9.0e-03", "1.26e-21, 1.3e-21", "0, 0.0e+00"})
  void probability(double probability, String text) {
    assertThat(Units.probability(probability)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "0.000123456, 0.000123", "1.23456e-21, 1.23e-21", "150, 150"})
  void significant(double value, double read) {
    assertThat(Double.parseDouble(Units.significant(value))).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "10, 10", "1.23456, 1.235", "1e9, 1000000000", "-0.0004, 0"})
  void decimals(double value, String text) {
    assertThat(Units.decimals(value, 3)).isEqualTo(text);
  }
}
