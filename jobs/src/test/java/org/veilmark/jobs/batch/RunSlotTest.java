package org.veilmark.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSlotTest {
  @TempDir private Path state;

  @Test
  void take_twice_givesTwoNamesThatKnowOfEachOther() throws IOException {
    try (RunSlot first = RunSlot.take(state)) {
      assertThat(first.name()).isEqualTo("0");
      assertThat(first.hasCompany()).isFalse();
      try (RunSlot second = RunSlot.take(state)) {
        assertThat(second.name()).isEqualTo("1");
        assertThat(first.hasCompany()).isTrue();
        assertThat(second.hasCompany()).isTrue();
      }
      assertThat(first.hasCompany()).isFalse();
    }
  }

  @Test
  void take_afterTheFirstEnded_givesItsName() throws IOException {
    RunSlot.take(state).close();
    try (RunSlot again = RunSlot.take(state)) {
      assertThat(again.name()).isEqualTo("0");
    }
  }
}
