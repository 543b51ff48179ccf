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

  /** From the same begin to the later of two ends. */
  TimeRange to(double endSeconds) {
    return new TimeRange(startSeconds, Math.max(this.endSeconds, endSeconds));
  }

  boolean contains(double seconds) {
    return startSeconds <= seconds && seconds < endSeconds;
  }
}
