package org.veilmark.operators.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.veilmark.media.Gop;
import org.veilmark.media.TimeBase;

/**
 * Groups GOPs into segments: each large enough to be worth its overhead and to show both signs of
 * the mark, small enough to share the work evenly. No GOP is encoded in pieces: an endless one is
 * one segment.
 */
final class SegmentPlanner {
  /**
   * What is read of a GOP is held until the end of the segment, 35 kB a second. A later piece is
   * decoded from the start of its GOP, so that there are as few of them as can be.
   */
  private static final double MAX_READ_SECONDS = 30 * 60;

  private final SegmentLimits limits;
  private final TimeBase timeBase;
  private final long framePixels;

  /**
   * A planner for one stream.
   *
   * @param framePixels luma samples of a frame
   */
  SegmentPlanner(SegmentLimits limits, TimeBase timeBase, long framePixels) {
    this.limits = limits;
    this.timeBase = timeBase;
    this.framePixels = framePixels;
  }

  /** Groups {@code gops}, which follow one another; at least one. */
  List<GopGroup> group(List<Gop> gops) {
    List<GopGroup> groups = new ArrayList<>();
    GopGroup open = GopGroup.of(gops.get(0));
    for (Gop gop : gops.subList(1, gops.size())) {
      if (isLargeEnough(open)) {
        groups.add(open);
        open = GopGroup.of(gop);
      } else {
        open = open.join(GopGroup.of(gop));
      }
    }
    if (seconds(open) < limits.minSeconds() && !groups.isEmpty()) {
      open = groups.remove(groups.size() - 1).join(open);
    }
    groups.add(open);
    return groups;
  }

  /** Frames times luma samples. */
  long workPixels(GopGroup group) {
    return Math.multiplyExact(group.packets(), framePixels);
  }

  /** The same, of a group that is decoded no farther than to this presentation time. */
  long workPixels(GopGroup group, long endTicks) {
    double share = (double) (endTicks - group.range().fromTicks()) / group.ticks();
    return Math.round(workPixels(group) * Math.min(1, share));
  }

  /** The same, of keyframes alone. */
  long keyFramesWorkPixels(int keyFrames) {
    return keyFrames * framePixels;
  }

  /** What is read as one segment each: of about the same length, mostly there is only one. */
  List<TickRange> readingPieces(TickRange range) {
    long count = (long) Math.ceil(timeBase.toSeconds(range.ticks()) / MAX_READ_SECONDS);
    return LongStream.range(0, count)
        .mapToObj(
            piece ->
                new TickRange(
                    range.fromTicks() + range.ticks() * piece / count,
                    range.fromTicks() + range.ticks() * (piece + 1) / count))
        .toList();
  }

  private boolean isLargeEnough(GopGroup group) {
    return seconds(group) >= limits.minSeconds()
        && (workPixels(group) >= limits.targetWorkPixels()
            || seconds(group) >= limits.maxSeconds());
  }

  private double seconds(GopGroup group) {
    return timeBase.toSeconds(group.ticks());
  }
}
