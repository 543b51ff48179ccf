package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.veilmark.media.MediaInfo;

class PictureGapsTest {
  /** Ticks are milliseconds. */
  private static final long MAX_GAP = 125;

  private static List<Long> spared(long... ptsInDecodeOrder) {
    PictureGaps gaps = new PictureGaps(MAX_GAP);
    List<Long> spared = new ArrayList<>();
    for (long pts : ptsInDecodeOrder) {
      if (gaps.isSpare(pts)) {
        spared.add(pts);
      }
    }
    return spared;
  }

  @Test
  void picturesInTheOrderTheyAreShown_areAllDecoded() {
    assertThat(spared(LongStream.range(0, 500).map(i -> 40 * i).toArray())).isEmpty();
  }

  @Test
  void picturesBetweenTwoThatAreClose_areSpared() {
    assertThat(spared(0, 120, 40, 80, 240, 160, 200)).containsExactly(40L, 80L, 160L, 200L);
  }

  @Test
  void aPyramid_keepsItsMiddle() {
    assertThat(spared(0, 160, 80, 40, 120)).containsExactly(40L, 120L);
  }

  @Test
  void aWideGap_isFilledUntilItIsNarrowEnough() {
    assertThat(spared(0, 167, 42, 83, 125)).containsExactly(83L, 125L);
  }

  @Test
  void aGapAsWideAsAllowed_isNotFilled() {
    assertThat(spared(0, 125, 60)).containsExactly(60L);
    assertThat(spared(0, 126, 60)).isEmpty();
  }

  @Test
  void aPictureWithoutTime_isDecoded() {
    assertThat(spared(0, 80, MediaInfo.UNKNOWN_TICKS, 40)).containsExactly(40L);
  }

  @Test
  void whatIsLeft_hasNoGapWiderThanAllowed_inLongFilms() {
    PictureGaps gaps = new PictureGaps(MAX_GAP);
    List<Long> left = new ArrayList<>();
    // Sixteen pictures between two, 30 a second, coded from the first to the last.
    for (int group = 0; group < 1000; group++) {
      long base = 17L * group;
      LongStream.concat(
              LongStream.of(base + 17), IntStream.rangeClosed(1, 16).mapToLong(i -> base + i))
          .map(i -> i * 1000 / 30)
          .filter(pts -> !gaps.isSpare(pts))
          .forEach(left::add);
    }
    left.sort(null);
    assertThat(left).hasSizeBetween(1000 * 17 / 4, 1000 * 15);
    for (int i = 1; i < left.size(); i++) {
      assertThat(left.get(i) - left.get(i - 1)).isLessThanOrEqualTo(MAX_GAP);
    }
  }
}
