package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GopIndexTest {
  private static final Gop FIRST = gop(0, 100, 400);
  private static final Gop SECOND = gop(1, 400, 700);
  private static final GopIndex INDEX =
      new GopIndex(new TimeBase(1, 100), List.of(FIRST, SECOND), 100, 700, 60, List.of());

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
  void new_withoutGops_isRefused() {
    assertThatThrownBy(() -> new GopIndex(new TimeBase(1, 100), List.of(), 0, 1, 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gop_thatEndsBeforeItStarts_isRefused() {
    assertThatThrownBy(() -> gop(0, 100, 100)).isInstanceOf(IllegalArgumentException.class);
  }
}
