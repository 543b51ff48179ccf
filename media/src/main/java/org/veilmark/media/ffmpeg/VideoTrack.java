package org.veilmark.media.ffmpeg;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.StagedSegment;

/** All staged segments of a track, one after the other, with decode times and durations. */
final class VideoTrack implements Closeable {
  private static final int FIRST_CAPACITY = 1024;

  private final List<StagedSegment> segments;
  private final EncodedTrack track;
  private final long[] dtsTicks;
  private final long[] durations;
  private int nextSegment;
  private int nextPacket;
  private @Nullable StagedSegmentReader reader;

  /**
   * Reads all times.
   *
   * @param endTicks end of the last picture
   * @throws IOException if the segments do not make one track
   */
  VideoTrack(List<StagedSegment> segments, long endTicks) throws IOException {
    this.segments = segments;
    try (StagedSegmentReader first = new StagedSegmentReader(segments.get(0).file())) {
      this.track = first.track();
    }
    long[] ptsTicks = readTimes();
    this.dtsTicks = DecodeTimes.of(ptsTicks, endTicks);
    this.durations = DecodeTimes.durations(ptsTicks, endTicks);
  }

  private long[] readTimes() throws IOException {
    long[] ptsTicks = new long[FIRST_CAPACITY];
    int count = 0;
    long lastEnd = Long.MIN_VALUE;
    for (StagedSegment segment : segments) {
      if (segment.firstPtsTicks() <= lastEnd) {
        throw new IOException(segment.file() + " does not follow the segment before it");
      }
      lastEnd = segment.lastPtsTicks();
      try (StagedSegmentReader times = new StagedSegmentReader(segment.file())) {
        if (!times.track().joins(track)) {
          throw new IOException(segment.file() + " was encoded unlike the first segment");
        }
        StagedPacket packet = times.next(/* withData= */ false);
        while (packet != null) {
          if (count == ptsTicks.length) {
            ptsTicks = Arrays.copyOf(ptsTicks, 2 * count);
          }
          ptsTicks[count++] = packet.ptsTicks();
          packet = times.next(/* withData= */ false);
        }
      }
    }
    return Arrays.copyOf(ptsTicks, count);
  }

  EncodedTrack track() {
    return track;
  }

  int frames() {
    return dtsTicks.length;
  }

  boolean hasNext() {
    return nextPacket < dtsTicks.length;
  }

  /** Decode time of the packet that {@link #next} will give. */
  long nextDtsTicks() {
    return dtsTicks[nextPacket];
  }

  /** Duration of the packet that {@link #next} will give. */
  long nextDurationTicks() {
    return durations[nextPacket];
  }

  /** The next packet; only if {@link #hasNext}. */
  StagedPacket next() throws IOException {
    StagedPacket packet = reader == null ? null : reader.next(/* withData= */ true);
    while (packet == null) {
      close();
      reader = new StagedSegmentReader(segments.get(nextSegment++).file());
      packet = reader.next(/* withData= */ true);
    }
    nextPacket++;
    return packet;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
