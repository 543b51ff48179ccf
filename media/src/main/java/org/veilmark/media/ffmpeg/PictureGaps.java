package org.veilmark.media.ffmpeg;

import java.util.TreeSet;
import org.veilmark.media.MediaInfo;

/**
 * Tells of each packet, in decode order, whether its picture lies between two others that are
 * decoded and lie close together. Coders put what a picture is predicted from before it, on both
 * sides, so that such packets are those of pictures predicted from both.
 */
final class PictureGaps {
  /** More than any codec holds back to bring pictures into order. */
  private static final int REMEMBERED = 64;

  private final long maxGapTicks;
  private final TreeSet<Long> decoded = new TreeSet<>();

  /**
   * Nothing is decoded yet.
   *
   * @param maxGapTicks how far apart the others may lie
   */
  PictureGaps(long maxGapTicks) {
    this.maxGapTicks = maxGapTicks;
  }

  /**
   * Whether the packet can be spared. If not, it counts as decoded from here on.
   *
   * @param ptsTicks presentation time, or {@link MediaInfo#UNKNOWN_TICKS}
   */
  boolean isSpare(long ptsTicks) {
    if (ptsTicks == MediaInfo.UNKNOWN_TICKS) {
      return false;
    }
    Long before = decoded.floor(ptsTicks);
    Long after = decoded.higher(ptsTicks);
    if (before != null && after != null && after - before <= maxGapTicks) {
      return true;
    }
    decoded.add(ptsTicks);
    if (decoded.size() > REMEMBERED) {
      decoded.pollFirst();
    }
    return false;
  }
}
