package org.veilmark.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InOrderTest {
  private final List<String> passed = new ArrayList<>();
  private final InOrder<String> inOrder = new InOrder<>(List.of("a", "b", "c"), passed::add);

  @Test
  void add_ofTheNext_passesItOnAtOnce() {
    inOrder.add("a", "A");

    assertThat(passed).containsExactly("A");
  }

  @Test
  void add_ofALaterOne_waitsForThoseBeforeItOnly() {
    inOrder.add("b", "B");
    assertThat(passed).isEmpty();

    inOrder.add("a", "A");
    assertThat(passed).containsExactly("A", "B");
    assertThat(inOrder.missing()).containsExactly("c");
  }

  @Test
  void add_ofADuplicate_isDropped() {
    inOrder.add("a", "A");
    inOrder.add("a", "again");
    inOrder.add("b", "B");

    assertThat(passed).containsExactly("A", "B");
  }
}
