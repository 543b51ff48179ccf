package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.veilmark.media.TranscodeSettings;

class AttackTest {
  @Test
  void standard_ofTenSeconds_cutsTheMiddleFive() {
    assertThat(excerptFilters(10)).isEqualTo("trim=start=2.500:end=7.500,setpts=PTS-STARTPTS");
  }

  @Test
  void standard_ofLessThanFiveSeconds_keepsAll() {
    assertThat(excerptFilters(3)).startsWith("trim=start=0.000:end=5.000");
  }

  @Test
  void standard_anyLength_readsTheFileItselfFirst() {
    assertThat(Attack.standard(10).get(0).transcode()).isEmpty();
  }

  private static String excerptFilters(double seconds) {
    List<Attack> attacks = Attack.standard(seconds);
    return attacks
        .get(attacks.size() - 1)
        .transcode()
        .map(TranscodeSettings::filters)
        .orElseThrow();
  }
}
