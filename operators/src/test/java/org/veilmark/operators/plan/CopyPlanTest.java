package org.veilmark.operators.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veilmark.media.ByteSource;
import org.veilmark.media.Gop;
import org.veilmark.media.GopKind;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SeekPoint;
import org.veilmark.operators.testing.FakeMedia;

class CopyPlanTest {
  /** The fake does not read it. */
  private static final ByteSource VIDEO = PathByteSource.of(Path.of("video.mp4"));

  /**
   * A group of ten ticks for each letter: I(DR), o(pen), O(pen, but decodes without its leading
   * pictures), k(ey picture that is no IDR).
   */
  private static List<Gop> gops(String kinds) {
    List<Gop> gops = new ArrayList<>();
    for (int i = 0; i < kinds.length(); i++) {
      char kind = kinds.charAt(i);
      long start = 10L * i;
      gops.add(
          new Gop(
              gops.size(),
              Character.toLowerCase(kind) == 'o' ? GopKind.OPEN : GopKind.CLOSED,
              /* refresh= */ kind == 'I' || kind == 'O',
              start,
              start + 10,
              10,
              1000,
              new SeekPoint(start, start, -1)));
    }
    return gops;
  }

  /** Numbers of groups, and where encoding begins. */
  private static String plan(String kinds, long from, long end) throws Exception {
    CopyPlan plan = plan(gops(kinds), from, end);
    return "%d %d %d from %d"
        .formatted(
            plan.before().size(),
            plan.encoded().size(),
            plan.after().size(),
            plan.encoded().get(0).startPtsTicks());
  }

  private static CopyPlan plan(List<Gop> gops, long from, long end) throws Exception {
    return CopyPlan.of(new FakeMedia(60, 10), VIDEO, gops, new TickRange(from, end));
  }

  @Test
  void of_closedGroups_copiesAllThatThePartDoesNotTouch() throws Exception {
    assertThat(plan("IIIIII", 20, 40)).isEqualTo("2 2 2 from 20");
    assertThat(plan("IIIIII", Long.MIN_VALUE, 10)).isEqualTo("0 1 5 from 0");
    assertThat(plan("IIIIII", 50, Long.MAX_VALUE)).isEqualTo("5 1 0 from 50");
    assertThat(plan("IIIIII", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo("0 6 0 from 0");
  }

  @Test
  void of_partFromWithinAGroup_copiesWhatIsBeforeIt() throws Exception {
    CopyPlan plan = plan(gops("IIIIII"), 25, 31);

    assertThat(plan("IIIIII", 25, 31)).isEqualTo("3 2 2 from 25");
    Gop copied = plan.before().get(2);
    Gop encoded = plan.encoded().get(0);
    assertThat(copied.endPtsTicks()).isEqualTo(25);
    assertThat(copied.packets()).isEqualTo(5);
    assertThat(encoded.packets()).isEqualTo(5);
    assertThat(encoded.bytes()).isEqualTo(500);
    assertThat(encoded.start()).isEqualTo(copied.start());
    assertThat(plan("IIIIII", 3, 31)).isEqualTo("1 4 2 from 3");
  }

  @Test
  void of_openGroup_isCutWithTheOneBefore() throws Exception {
    CopyPlan plan = plan(gops("IIoIII"), 24, 40);

    assertThat(plan("IIoIII", 24, 40)).isEqualTo("3 2 2 from 24");
    assertThat(plan.before().get(2).packets()).isEqualTo(4);
    assertThat(plan("oIIIII", 4, 10)).isEqualTo("1 1 5 from 4");
  }

  @Test
  void of_keyPictureThatForgetsNothing_copiesLater() throws Exception {
    assertThat(plan("IIIIkI", 20, 40)).isEqualTo("2 3 1 from 20");
    assertThat(plan("IIIIoI", 20, 40)).isEqualTo("2 3 1 from 20");
    assertThat(plan("IIIIOI", 20, 40)).isEqualTo("2 2 2 from 20");
    assertThat(plan("IIIIkk", 20, 40)).isEqualTo("2 4 0 from 20");
    assertThat(plan("IkkI", 10, 20)).isEqualTo("1 2 1 from 10");
  }

  @Test
  void of_firstGroupThatIsNotShownWhole_isEncoded() throws Exception {
    List<Gop> gops = gops("III");
    Gop cut = gops.get(0);
    gops.set(0, new Gop(0, cut.kind(), cut.refresh(), 3, 10, 10, 1000, new SeekPoint(0, 0, -1)));

    assertThat(plan(gops, 12, 15).before()).isEmpty();
  }
}
