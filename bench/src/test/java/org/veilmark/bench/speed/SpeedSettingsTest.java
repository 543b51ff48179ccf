package org.veilmark.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedSettingsTest {
  @Test
  void parts_ofNoName_areAll() {
    assertThat(SpeedPart.ofOptions(List.of())).containsExactly(SpeedPart.values());
  }

  @Test
  void parts_ofNames_areInTheOrderOfTheTable() {
    assertThat(SpeedPart.ofOptions(List.of("study", "embed-medium")))
        .containsExactly(SpeedPart.EMBED_MEDIUM, SpeedPart.STUDY);
  }

  @Test
  void parts_ofAnotherName_areRefused() {
    assertThatThrownBy(() -> SpeedPart.ofOptions(List.of("study", "stud")))
        .hasMessage(
            "there is nothing called 'stud' to measure, only embed-medium, embed-veryfast, study, "
                + "auto");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void runs_outOfRange_areRefused(int runs) {
    assertThatThrownBy(
            () ->
                new SpeedSettings(
                    List.of("veilmark"),
                    List.of(SpeedPart.STUDY),
                    runs,
                    List.of(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--runs " + runs + " is not in 1..100");
  }
}
