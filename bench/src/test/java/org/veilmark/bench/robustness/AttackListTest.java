package org.veilmark.bench.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.veilmark.media.TranscodeSettings;

class AttackListTest {
  private final AttackList list = AttackList.standard();

  @Test
  void standard_namesAndGroups_areThere() {
    assertThat(list.all()).extracting(ListedAttack::name).doesNotHaveDuplicates().contains("none");
    assertThat(list.all()).extracting(ListedAttack::group).doesNotContain("");
    assertThat(list.all()).filteredOn(attack -> attack.transcode().isEmpty()).hasSize(1);
  }

  @Test
  void select_mustAndAName_givesThemInTheOrderOfTheList() {
    List<ListedAttack> selected = list.select(List.of("gray", "must"));

    assertThat(selected).extracting(ListedAttack::name).containsOnlyOnce("gray", "h264_crf30");
    assertThat(selected)
        .allMatch(attack -> attack.tier() == Tier.MUST || attack.name().equals("gray"));
    assertThat(selected).isSubsetOf(list.all());
    assertThat(selected.get(0)).isEqualTo(list.all().get(0));
  }

  @Test
  void select_all_givesAll() {
    assertThat(list.select(List.of("all"))).isEqualTo(list.all());
  }

  @Test
  void select_unknownName_listsTheNames() {
    assertThatThrownBy(() -> list.select(List.of("none", "earthquake")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'earthquake'", "must", "all", "crop_071");
  }

  @Test
  void parse_line_givesFiltersEncoderAndOptions() {
    AttackList parsed =
        AttackList.parse(
            """
            # a comment
            [Group]
            a | stretch | scale=iw/2:-2,hflip | libx265 crf=30 x265-params=log-level=none
            """);

    ListedAttack attack = parsed.all().get(0);
    assertThat(attack.group()).isEqualTo("Group");
    assertThat(attack.tier()).isEqualTo(Tier.STRETCH);
    TranscodeSettings settings = attack.transcode().orElseThrow();
    assertThat(settings.filters()).isEqualTo("scale=iw/2:-2,hflip");
    assertThat(settings.encoder()).isEqualTo("libx265");
    assertThat(settings.encoderOptions())
        .containsEntry("crf", "30")
        .containsEntry("x265-params", "log-level=none");
  }

  @Test
  void parse_wrongLine_isNamed() {
    assertThatThrownBy(() -> AttackList.parse("a | must | hflip"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a | must | hflip");
    assertThatThrownBy(() -> AttackList.parse("a | must | | libx264 fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no value of 'fast'");
  }
}
