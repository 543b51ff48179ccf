package org.veilmark.operators.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.schema.JobRequest;

/**
 * A range of presentation times, such as the part of a video that a request is about.
 *
 * @param fromTicks first presentation time of it; the smallest long if it has no start
 * @param endTicks first presentation time behind it; the largest long if it has no end
 */
record TickRange(long fromTicks, long endTicks) {

  /** The part of a video that ends at {@code videoEndTicks}. */
  static TickRange of(JobRequest request, PresentationClock clock, long videoEndTicks)
      throws JobException {
    return of(request.getStartMicros(), request.getEndMicros(), clock, videoEndTicks);
  }

  /** The same between two times, where null means the start or the end of the video. */
  static TickRange of(
      @Nullable Long startMicros,
      @Nullable Long endMicros,
      PresentationClock clock,
      long videoEndTicks)
      throws JobException {
    if ((startMicros != null && startMicros < 0)
        || (endMicros != null && endMicros <= (startMicros == null ? 0 : startMicros))) {
      throw new JobException(
          FailureCode.RANGE_INVALID,
          "no part from " + startMicros + " to " + endMicros + " microseconds");
    }
    long from = startMicros == null ? Long.MIN_VALUE : clock.firstTickFrom(startMicros);
    if (from >= videoEndTicks) {
      throw new JobException(
          FailureCode.RANGE_INVALID,
          "the part starts at "
              + startMicros
              + " microseconds, the video ends at "
              + clock.micros(videoEndTicks));
    }
    return new TickRange(from, endMicros == null ? Long.MAX_VALUE : clock.firstTickFrom(endMicros));
  }

  /** How much of a video this is, in seconds; 0 if nothing. */
  double seconds(GopIndex index) {
    return index.timeBase().toSeconds(Math.max(0, end(index) - from(index)));
  }

  /** The middle of what this is of a video. */
  long middleTicks(GopIndex index) {
    return from(index) + (end(index) - from(index)) / 2;
  }

  /** Of two ranges that overlap, what they have in common. */
  TickRange overlap(TickRange other) {
    return new TickRange(Math.max(fromTicks, other.fromTicks), Math.min(endTicks, other.endTicks));
  }

  /** Its length, where it has both a start and an end. */
  long ticks() {
    return endTicks - fromTicks;
  }

  private long from(GopIndex index) {
    return Math.max(fromTicks, index.firstPtsTicks());
  }

  private long end(GopIndex index) {
    return Math.min(endTicks, index.endPtsTicks());
  }

  /** The GOPs with something of this part in them. */
  List<Gop> touching(List<Gop> gops) {
    return gops.stream()
        .filter(gop -> gop.endPtsTicks() > fromTicks && gop.startPtsTicks() < endTicks)
        .toList();
  }
}
