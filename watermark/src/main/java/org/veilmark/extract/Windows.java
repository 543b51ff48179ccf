package org.veilmark.extract;

import java.util.ArrayList;
import java.util.List;

/** Parts of parts of a video, in which a mark may show that does not show in the whole. */
final class Windows {
  /** Long enough for a message, and for its pilots to be seen. */
  private static final double USUAL_SECONDS = 12;

  /** Windows of long videos are longer, so that there are about twice as many at most. */
  private static final double MOST_SHARES = 32;

  private Windows() {}

  /**
   * Windows that overlap by a half, of each range: at most 12 seconds long, and at most half a
   * range, but longer where all ranges together are. Of several ranges they themselves, too.
   */
  static List<TimeRange> of(List<TimeRange> ranges) {
    double all = ranges.stream().mapToDouble(TimeRange::seconds).sum();
    double usual = Math.max(USUAL_SECONDS, all / MOST_SHARES);
    List<TimeRange> windows = new ArrayList<>(ranges.size() > 1 ? ranges : List.of());
    for (TimeRange range : ranges) {
      double length = Math.max(Timeline.LEAST_SECONDS, Math.min(usual, range.seconds() / 2));
      double room = range.seconds() - length;
      if (room < 0) {
        continue;
      }
      double latest = range.startSeconds() + room;
      int steps = (int) Math.ceil(room / (length / 2));
      for (int k = 0; k <= steps; k++) {
        double from = Math.min(latest, range.startSeconds() + k * length / 2);
        windows.add(new TimeRange(from, from + length));
      }
    }
    return windows;
  }
}
