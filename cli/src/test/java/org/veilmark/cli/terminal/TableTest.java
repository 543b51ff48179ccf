package org.veilmark.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void print_alignsColumns() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new Table("a", "longer")
        .row("first", "1")
        .row("é", "22")
        .print(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("a       longer\n──────────────\nfirst   1\né       22\n");
  }
}
