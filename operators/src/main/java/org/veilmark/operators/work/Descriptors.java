package org.veilmark.operators.work;

import java.io.InterruptedIOException;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.SeekPoint;
import org.veilmark.media.TimeBase;
import org.veilmark.schema.SegmentDescriptor;

/** What a segment's descriptor says, in the terms of the media library. */
public final class Descriptors {
  private Descriptors() {}

  /** The pictures of the segment. */
  public static DecodeRange range(SegmentDescriptor descriptor) {
    Long dtsTicks = descriptor.getSeekDtsTicks();
    return new DecodeRange(
        descriptor.getFirstPtsTicks(),
        descriptor.getEndPtsTicks(),
        new SeekPoint(
            descriptor.getSeekPtsTicks(),
            dtsTicks == null ? MediaInfo.UNKNOWN_TICKS : dtsTicks,
            descriptor.getSeekBytePosition()));
  }

  /** Presentation time of the whole video. */
  public static PresentationClock presentation(SegmentDescriptor descriptor) {
    TimeBase timeBase =
        new TimeBase(
            descriptor.getTimeBase().getNumerator(), descriptor.getTimeBase().getDenominator());
    return new PresentationClock(timeBase, descriptor.getOriginPtsTicks());
  }

  /** Ends the work if the thread was interrupted, because its task ends or its time is up. */
  public static void checkInterrupt() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
  }
}
