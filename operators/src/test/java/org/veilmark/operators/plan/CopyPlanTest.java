package org.veilmark.operators.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veilmark.media.Gop;
import org.veilmark.media.GopKind;
import org.veilmark.media.SeekPoint;

class CopyPlanTest {
  /** A group of ten ticks for each letter: I(DR), o(pen), k(ey picture that is no IDR). */
  private static List<Gop> gops(String kinds) {
    List<Gop> gops = new ArrayList<>();
    for (int i = 0; i < kinds.length(); i++) {
      char kind = kinds.charAt(i);
      long start = 10L * i;
      gops.add(
          new Gop(
              gops.size(),
              kind == 'o' ? GopKind.OPEN : GopKind.CLOSED,
              /* refresh= */ kind == 'I',
              start,
              start + 10,
              10,
              1000,
              new SeekPoint(start, start, -1)));
    }
    return gops;
  }

  private static String plan(String kinds, long from, long end) {
    CopyPlan plan = CopyPlan.of(gops(kinds), new TickRange(from, end));
    return plan.before().size() + " " + plan.encoded().size() + " " + plan.after().size();
  }

  @Test
  void of_closedGroups_copiesAllThatThePartDoesNotTouch() {
    assertThat(plan("IIIIII", 20, 40)).isEqualTo("2 2 2");
    assertThat(plan("IIIIII", 25, 31)).isEqualTo("2 2 2");
    assertThat(plan("IIIIII", Long.MIN_VALUE, 10)).isEqualTo("0 1 5");
    assertThat(plan("IIIIII", 50, Long.MAX_VALUE)).isEqualTo("5 1 0");
    assertThat(plan("IIIIII", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo("0 6 0");
  }

  @Test
  void of_openGroup_beginsEarlier() {
    assertThat(plan("IIoIII", 20, 40)).isEqualTo("1 3 2");
    assertThat(plan("oooooo", 20, 40)).isEqualTo("0 6 0");
  }

  @Test
  void of_keyPictureThatForgetsNothing_copiesLater() {
    assertThat(plan("IIIIkI", 20, 40)).isEqualTo("2 3 1");
    assertThat(plan("IIIIoI", 20, 40)).isEqualTo("2 3 1");
    assertThat(plan("IIIIkk", 20, 40)).isEqualTo("2 4 0");
    assertThat(plan("IkkI", 10, 20)).isEqualTo("1 2 1");
  }

  @Test
  void of_firstGroupThatIsNotShownWhole_isEncoded() {
    List<Gop> gops = gops("III");
    Gop cut = gops.get(0);
    gops.set(0, new Gop(0, cut.kind(), cut.refresh(), 3, 10, 10, 1000, new SeekPoint(0, 0, -1)));

    assertThat(CopyPlan.of(gops, new TickRange(12, 15)).before()).isEmpty();
  }
}
