package org.veilmark.bench.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.veilmark.code.Algorithm;

class RobustnessResultTest {
  private final RobustnessResult result = Results.two();

  @Test
  void tally_copiesThatCouldNotBeMade_doNotCount() {
    assertThat(result.tally(Tier.MUST)).isEqualTo(new Tally(3, 4));
    assertThat(result.tally(Tier.STRETCH)).isEqualTo(new Tally(0, 1));
    assertThat(result.tally(1)).hasToString("1/2");
    assertThat(new Tally(0, 0).share()).isZero();
  }

  @Test
  void wrongMessages_areCounted() {
    assertThat(result.wrongMessages()).isEqualTo(1);
    assertThat(result.falseFinds()).isZero();
    assertThat(result.falseFindTries()).isEqualTo(4);
  }

  @Test
  void settings_withoutAnAlgorithm_areThoseOfTheProduct() {
    assertThat(result.settings().markedBy(10)).isEqualTo(Algorithm.V2);
    assertThat(result.settings().markedBy(180)).isEqualTo(Algorithm.V1);
    assertThat(result.settings().lookedFor()).containsExactly(Algorithm.V2, Algorithm.V1);
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertThatThrownBy(() -> settings(0, 24, 2, 1)).hasMessageContaining("seconds 0");
    assertThatThrownBy(() -> settings(10, 65, 2, 1)).hasMessageContaining("message length 65");
    assertThatThrownBy(() -> settings(10, 24, 3, 1)).hasMessageContaining("level 3");
    assertThatThrownBy(() -> settings(10, 24, 2, 0)).hasMessageContaining("strength 0");
    assertThatThrownBy(() -> settings(10, 24, 2, 11)).hasMessageContaining("strength 11");
  }

  private static RobustnessSettings settings(
      double seconds, int length, int level, double strength) {
    return new RobustnessSettings(
        List.of(), seconds, length, level, strength, Optional.empty(), List.of(), false);
  }
}
