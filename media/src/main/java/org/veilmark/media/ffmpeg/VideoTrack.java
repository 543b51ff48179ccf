package org.veilmark.media.ffmpeg;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ByteSource;
import org.veilmark.media.CopiedPart;
import org.veilmark.media.MediaException;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TrackPart;

/** All parts of a track, one after the other, with decode times and durations. */
final class VideoTrack implements Closeable {
  private static final int FIRST_CAPACITY = 1024;

  private final List<? extends TrackPart> parts;
  private final @Nullable ByteSource host;
  private final EncodedTrack encoded;
  private final EncodedTrack track;
  private final Optional<? extends HostConfig> hostConfig;
  private final long[] dtsTicks;
  private final long[] durations;
  private int nextPart;
  private int nextPacket;
  private boolean isCopying;

  private @Nullable PartReader reader;

  /**
   * Reads all times.
   *
   * @param parts at least one of them staged
   * @param host where copied parts come from; may be null if there are none
   * @param hostConfig the host's parameter sets; may be empty if no part is copied
   * @param endTicks end of the last picture
   * @throws IOException if the parts do not make one track
   */
  VideoTrack(
      List<? extends TrackPart> parts,
      @Nullable ByteSource host,
      Optional<? extends HostConfig> hostConfig,
      long endTicks)
      throws IOException, MediaException {
    this.parts = parts;
    this.host = host;
    this.encoded = firstEncoded(parts);
    boolean isJoined = parts.stream().anyMatch(part -> part instanceof CopiedPart);
    this.hostConfig = isJoined ? hostConfig : Optional.empty();
    this.track = this.hostConfig.map(config -> joined(encoded, config)).orElse(encoded);
    long[] ptsTicks = readTimes();
    this.dtsTicks = DecodeTimes.of(ptsTicks, endTicks);
    this.durations = DecodeTimes.durations(ptsTicks, endTicks);
  }

  /** A track of staged segments only. */
  VideoTrack(List<StagedSegment> segments, long endTicks) throws IOException, MediaException {
    this(segments, /* host= */ null, Optional.empty(), endTicks);
  }

  private static EncodedTrack firstEncoded(List<? extends TrackPart> parts) throws IOException {
    for (TrackPart part : parts) {
      if (part instanceof StagedSegment segment) {
        try (StagedSegmentReader first = new StagedSegmentReader(segment.file())) {
          return first.track();
        }
      }
    }
    throw new IllegalArgumentException("no part of the track is encoded");
  }

  private static EncodedTrack joined(EncodedTrack encoded, HostConfig host) {
    return encoded.withExtradata(new Extradata(host.with(encoded.extradata().bytes())));
  }

  private PartReader open(TrackPart part) throws IOException, MediaException {
    if (part instanceof CopiedPart copied) {
      if (host == null) {
        throw new IllegalArgumentException("nothing to copy from");
      }
      return CopiedPartReader.open(host, copied.range());
    }
    StagedSegment segment = (StagedSegment) part;
    StagedSegmentReader staged = new StagedSegmentReader(segment.file());
    if (!staged.track().joins(encoded)) {
      staged.close();
      throw new IOException(segment.file() + " was encoded unlike the first segment");
    }
    return staged;
  }

  private long[] readTimes() throws IOException, MediaException {
    long[] ptsTicks = new long[FIRST_CAPACITY];
    int count = 0;
    long lastEnd = Long.MIN_VALUE;
    for (TrackPart part : parts) {
      long partEnd = lastEnd;
      try (PartReader times = open(part)) {
        StagedPacket packet = times.next(/* withData= */ false);
        while (packet != null) {
          if (packet.ptsTicks() <= lastEnd) {
            throw new IOException(part + " does not follow the part before it");
          }
          partEnd = Math.max(partEnd, packet.ptsTicks());
          if (count == ptsTicks.length) {
            ptsTicks = Arrays.copyOf(ptsTicks, 2 * count);
          }
          ptsTicks[count++] = packet.ptsTicks();
          packet = times.next(/* withData= */ false);
        }
      }
      lastEnd = partEnd;
    }
    return Arrays.copyOf(ptsTicks, count);
  }

  /** What a muxer has to know. */
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
  StagedPacket next() throws IOException, MediaException {
    StagedPacket packet = reader == null ? null : reader.next(/* withData= */ true);
    while (packet == null) {
      close();
      TrackPart part = parts.get(nextPart++);
      isCopying = part instanceof CopiedPart;
      reader = open(part);
      packet = reader.next(/* withData= */ true);
    }
    nextPacket++;
    return isCopying || hostConfig.isEmpty() ? packet : framed(packet, hostConfig.get());
  }

  /** Encoders give packets with start codes; in one track all must be framed alike. */
  private static StagedPacket framed(StagedPacket packet, HostConfig host) {
    byte[] data =
        NalUnits.join(NalUnits.split(packet.data(), NalUnits.START_CODES), host.lengthSize());
    return new StagedPacket(packet.ptsTicks(), packet.isKey(), data);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
