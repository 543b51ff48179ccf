package org.veilmark.operators.plan;

import java.util.ArrayList;
import java.util.List;
import org.veilmark.media.Gop;
import org.veilmark.media.TimeBase;

/**
 * Groups GOPs into segments: each large enough to be worth its overhead and to show both signs of
 * the mark, small enough to share the work evenly. A GOP is never split: an endless one is one
 * segment.
 */
final class SegmentPlanner {
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

  /** The same, of keyframes alone. */
  long keyFramesWorkPixels(GopGroup group) {
    return group.count() * framePixels;
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
