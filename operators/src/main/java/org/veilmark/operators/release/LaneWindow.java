package org.veilmark.operators.release;

import java.util.OptionalInt;

/** How many segments each lane has in flight, and how much work that is. */
final class LaneWindow {
  private final int perLane;
  private final int[] segments;
  private final long[] workPixels;

  /**
   * Empty lanes.
   *
   * @param perLane segments that a lane may have in flight, at least 1
   */
  LaneWindow(int lanes, int perLane) {
    if (lanes < 1 || perLane < 1) {
      throw new IllegalArgumentException(lanes + " lanes with " + perLane + " segments each");
    }
    this.perLane = perLane;
    segments = new int[lanes];
    workPixels = new long[lanes];
  }

  /** Of the lanes that may take a segment the one with the least work; empty if none may. */
  OptionalInt free() {
    int best = -1;
    for (int lane = 0; lane < segments.length; lane++) {
      if (segments[lane] < perLane && (best < 0 || workPixels[lane] < workPixels[best])) {
        best = lane;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /**
   * A segment goes to a lane.
   *
   * @param lane as it was counted when it went; after a restore with fewer lanes it is mapped to
   *     one that there is, which costs balance and nothing else
   */
  void occupy(int lane, long work) {
    segments[lane % segments.length]++;
    workPixels[lane % segments.length] += work;
  }

  /** A segment came back from a lane. */
  void vacate(int lane, long work) {
    segments[lane % segments.length]--;
    workPixels[lane % segments.length] -= work;
  }

  /** Segments in flight on a lane. */
  int inFlight(int lane) {
    return segments[lane];
  }
}
