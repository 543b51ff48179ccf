package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GopIndexTest {
  private static final Gop FIRST = gop(0, 100, 400);
  private static final Gop SECOND = gop(1, 400, 700);
  private static final GopIndex INDEX =
      new GopIndex(
          new TimeBase(1, 100),
          List.of(FIRST, SECOND),
          100,
          700,
          60,
          List.of(),
          Optional.of(new TimeJump(4711, 4, 1.5)));

  private static Gop gop(int index, long start, long end) {
    return new Gop(
        index,
        GopKind.CLOSED,
        /* refresh= */ true,
        start,
        end,
        30,
        1000,
        new SeekPoint(start, start - 20, index));
  }

  @Test
  void presentationSeconds_firstShownPicture_isZero() {
    assertThat(INDEX.presentationSeconds(100)).isZero();
    assertThat(INDEX.presentationSeconds(400)).isEqualTo(3);
    assertThat(INDEX.durationSeconds()).isEqualTo(6);
    assertThat(INDEX.videoBytes()).isEqualTo(2000);
  }

  @Test
  void decodeRange_ofGroups_beginsAtTheFirstKeyPacket() {
    assertThat(DecodeRange.of(FIRST, SECOND))
        .isEqualTo(new DecodeRange(100, 700, new SeekPoint(100, 80, 0)));
    assertThat(DecodeRange.of(INDEX)).isEqualTo(DecodeRange.of(FIRST, SECOND));
    assertThat(DecodeRange.of(SECOND, SECOND).fromPtsTicks()).isEqualTo(400);
  }

  @Test
  void decodeRange_beginning_endsAtTheTimeAskedForOrWithTheVideo() {
    assertThat(DecodeRange.beginning(INDEX, 1.005))
        .isEqualTo(new DecodeRange(100, 201, new SeekPoint(100, 80, 0)));
    assertThat(DecodeRange.beginning(INDEX, 60)).isEqualTo(DecodeRange.of(INDEX));
  }

  @Test
  void requireWhole_ofTimesThatJumpBack_saysWhere() {
    assertThatThrownBy(INDEX::requireWhole)
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessage("times jump back from second 4.0 to 1.5: the parts must be marked one by one")
        .extracting(e -> ((MediaException) e).where())
        .isEqualTo("packet at byte 4711");
  }

  @Test
  void toSeconds_ofTicksBeyondAllTime_isNoError() {
    assertThat(new TimeBase(1001, 30000).toSeconds(Long.MAX_VALUE)).isGreaterThan(1e17);
    assertThat(new TimeBase(1001, 30000).toSeconds(-30000)).isEqualTo(-1001);
  }

  @Test
  void new_withoutGops_isRefused() {
    assertThatThrownBy(
            () ->
                new GopIndex(new TimeBase(1, 100), List.of(), 0, 1, 0, List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gop_thatEndsBeforeItStarts_isRefused() {
    assertThatThrownBy(() -> gop(0, 100, 100)).isInstanceOf(IllegalArgumentException.class);
  }
}
