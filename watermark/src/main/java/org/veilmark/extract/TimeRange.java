package org.veilmark.extract;

/**
 * A part of a video.
 *
 * @param startSeconds presentation time of its begin
 * @param endSeconds presentation time of its end, not less
 */
public record TimeRange(double startSeconds, double endSeconds) {
  /** Checks the order. */
  public TimeRange {
    if (!(startSeconds <= endSeconds)) {
      throw new IllegalArgumentException("from " + startSeconds + " to " + endSeconds + " s");
    }
  }

  /** Its length. */
  public double seconds() {
    return endSeconds - startSeconds;
  }

  boolean contains(double seconds) {
    return startSeconds <= seconds && seconds < endSeconds;
  }
}
