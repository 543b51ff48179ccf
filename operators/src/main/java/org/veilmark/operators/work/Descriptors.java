package org.veilmark.operators.work;

import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.SeekPoint;
import org.veilmark.media.TimeBase;
import org.veilmark.schema.CopiedRange;
import org.veilmark.schema.SegmentDescriptor;

/** What a segment's descriptor says, in the terms of the media library. */
public final class Descriptors {
  private Descriptors() {}

  /** The pictures of the segment. */
  public static DecodeRange range(SegmentDescriptor descriptor) {
    return new DecodeRange(
        descriptor.getFirstPtsTicks(),
        descriptor.getEndPtsTicks(),
        seekPoint(
            descriptor.getSeekPtsTicks(),
            descriptor.getSeekDtsTicks(),
            descriptor.getSeekBytePosition()));
  }

  /** The pictures of a copied segment. */
  public static DecodeRange range(CopiedRange copied) {
    return new DecodeRange(
        copied.getFirstPtsTicks(),
        copied.getEndPtsTicks(),
        seekPoint(
            copied.getSeekPtsTicks(), copied.getSeekDtsTicks(), copied.getSeekBytePosition()));
  }

  private static SeekPoint seekPoint(long ptsTicks, @Nullable Long dtsTicks, long bytePosition) {
    return new SeekPoint(
        ptsTicks, dtsTicks == null ? MediaInfo.UNKNOWN_TICKS : dtsTicks, bytePosition);
  }

  /** How long a segment lasts. */
  public static double seconds(SegmentDescriptor descriptor) {
    return timeBase(descriptor)
        .toSeconds(descriptor.getEndPtsTicks() - descriptor.getFirstPtsTicks());
  }

  private static TimeBase timeBase(SegmentDescriptor descriptor) {
    return new TimeBase(
        descriptor.getTimeBase().getNumerator(), descriptor.getTimeBase().getDenominator());
  }

  /** Presentation time of the whole video. */
  public static PresentationClock presentation(SegmentDescriptor descriptor) {
    return new PresentationClock(timeBase(descriptor), descriptor.getOriginPtsTicks());
  }

  /** Ends the work if the thread was interrupted, because its task ends or its time is up. */
  public static void checkInterrupt() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
  }
}
