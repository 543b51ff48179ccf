package org.veilmark.operators.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.media.Gop;
import org.veilmark.media.GopKind;
import org.veilmark.media.SeekPoint;
import org.veilmark.media.TimeBase;

class SegmentPlannerTest {
  private static final int TICKS_PER_SECOND = 10;
  private static final TimeBase TENTHS = new TimeBase(1, TICKS_PER_SECOND);
  private static final long PIXELS = 100;
  private static final int PACKETS_PER_SECOND = 30;

  /** At least 4 s, enough at 8 s of normal frame rate, enough at 20 s anyway. */
  private static final SegmentLimits LIMITS =
      new SegmentLimits(4, 8 * PACKETS_PER_SECOND * PIXELS, 20);

  private final SegmentPlanner planner = new SegmentPlanner(LIMITS, TENTHS, PIXELS);

  private static List<Gop> gops(long... ticks) {
    List<Gop> gops = new ArrayList<>();
    long start = 0;
    for (long duration : ticks) {
      gops.add(
          new Gop(
              gops.size(),
              GopKind.CLOSED,
              /* refresh= */ true,
              start,
              start + duration,
              (int) Math.max(1, duration * PACKETS_PER_SECOND / TICKS_PER_SECOND),
              100,
              new SeekPoint(start, start, -1)));
      start += duration;
    }
    return gops;
  }

  private List<Long> seconds(long... ticks) {
    return planner.group(gops(ticks)).stream()
        .map(group -> group.ticks() / TICKS_PER_SECOND)
        .toList();
  }

  @Test
  void group_shortGops_areJoinedUpToTheTarget() {
    assertThat(seconds(LongStream.generate(() -> 20).limit(12).toArray()))
        .containsExactly(8L, 8L, 8L);
  }

  @Test
  void group_longGops_standAlone() {
    assertThat(seconds(90, 100, 110)).containsExactly(9L, 10L, 11L);
  }

  @Test
  void group_endlessGop_isOneSegment() {
    assertThat(seconds(36_000)).containsExactly(3600L);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1800, 1", "1801, 2", "3600, 2", "10800, 6"})
  void readingPieces_areAsFewAsHalfHoursAllow(long seconds, int count) {
    long ticks = seconds * TICKS_PER_SECOND;
    List<TickRange> pieces = planner.readingPieces(new TickRange(7, 7 + ticks));

    assertThat(pieces).hasSize(count);
    long next = 7;
    for (TickRange piece : pieces) {
      assertThat(piece.fromTicks()).isEqualTo(next);
      assertThat(piece.ticks()).isBetween(ticks / count, ticks / count + 1);
      next = piece.endTicks();
    }
    assertThat(next).isEqualTo(7 + ticks);
  }

  @Test
  void workPixels_ofAPiece_countWhatIsDecodedBeforeIt() {
    GopGroup hour = planner.group(gops(36_000)).get(0);

    assertThat(planner.workPixels(hour)).isEqualTo(3600L * PACKETS_PER_SECOND * PIXELS);
    assertThat(planner.workPixels(hour, 36_000)).isEqualTo(planner.workPixels(hour));
    assertThat(planner.workPixels(hour, 18_000)).isEqualTo(planner.workPixels(hour) / 2);
  }

  @Test
  void group_tailTooShortForTwoSlots_joinsTheSegmentBefore() {
    assertThat(seconds(80, 80, 30)).containsExactly(8L, 11L);
  }

  @Test
  void group_videoShorterThanTwoSlots_isOneSegment() {
    assertThat(seconds(10)).containsExactly(1L);
  }

  @Test
  void group_smallFrames_areBoundedByTime() {
    SegmentPlanner small = new SegmentPlanner(LIMITS, TENTHS, /* framePixels= */ 1);
    assertThat(small.group(gops(LongStream.generate(() -> 50).limit(8).toArray())))
        .extracting(GopGroup::ticks)
        .containsExactly(200L, 200L);
  }

  @Test
  void group_largeFrames_areNeverShorterThanTwoSlots() {
    SegmentPlanner large = new SegmentPlanner(LIMITS, TENTHS, /* framePixels= */ 100_000);
    assertThat(large.group(gops(LongStream.generate(() -> 10).limit(9).toArray())))
        .extracting(GopGroup::ticks)
        .containsExactly(40L, 50L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void group_anyVideo_coversItWithoutGapAndRespectsTheMinimum(long seed) {
    Random random = new Random(seed);
    long[] ticks = random.longs(1 + random.nextInt(200), 1, 120).toArray();
    List<Gop> gops = gops(ticks);
    List<GopGroup> groups = planner.group(gops);
    long next = 0;
    long packets = 0;
    for (GopGroup group : groups) {
      assertThat(group.first().startPtsTicks()).isEqualTo(next);
      next = group.last().endPtsTicks();
      packets += group.packets();
    }
    assertThat(next).isEqualTo(LongStream.of(ticks).sum());
    assertThat(packets).isEqualTo(gops.stream().mapToLong(Gop::packets).sum());
    if (groups.size() > 1) {
      assertThat(groups).allSatisfy(group -> assertThat(group.ticks()).isGreaterThanOrEqualTo(40));
    }
  }
}
