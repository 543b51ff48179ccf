package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.veilmark.media.CleanCut;
import org.veilmark.media.MediaInfo;

class CleanCutsTest {
  /** A key picture, two small pyramids, and a key picture with a leading one. */
  private static final long[] TIMES = {0, 4, 2, 1, 3, 8, 6, 5, 7, 10, 9};

  @Test
  void last_amongReorderedPictures_isWhereNoneOfThemCrosses() {
    assertThat(CleanCuts.last(TIMES, 20)).contains(new CleanCut(9, 9));
    assertThat(CleanCuts.last(TIMES, 9)).contains(new CleanCut(9, 9));
    assertThat(CleanCuts.last(TIMES, 8)).contains(new CleanCut(5, 5));
    assertThat(CleanCuts.last(TIMES, 5)).contains(new CleanCut(5, 5));
    assertThat(CleanCuts.last(TIMES, 4)).contains(new CleanCut(1, 1));
    assertThat(CleanCuts.last(TIMES, 0)).isEmpty();
  }

  @Test
  void last_packetsWithoutTimes_isNone() {
    assertThat(CleanCuts.last(new long[] {0, MediaInfo.UNKNOWN_TICKS, 2}, 2)).isEmpty();
    assertThat(CleanCuts.last(new long[0], 2)).isEmpty();
  }
}
