package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.GopKind;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.SeekPoint;
import org.veilmark.media.TimeBase;
import org.veilmark.media.TimeJump;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoFrame;

/** Finds the groups of pictures by reading packets without decoding them. */
final class GopIndexer {
  private static final long UNKNOWN = MediaInfo.UNKNOWN_TICKS;

  /** Headers round durations; more than this is not rounding. */
  private static final double MISSING_SECONDS = 1;

  /** So far from the ends of 64 bits that differences and sums of times stay within. */
  private static final long MOST_TICKS = 1L << 61;

  private static final List<String> JUMPED =
      List.of("times jump back on the way: only what is before that is read");

  private final List<OpenGop> gops = new ArrayList<>();
  private long packets;
  private boolean timesMissing;
  private long lastPtsTicks = UNKNOWN;
  private long lastDurationTicks;
  private @Nullable Jump jump;

  private final RandomAccess randomAccess;

  private final MediaLimits limits;

  private GopIndexer(RandomAccess randomAccess, MediaLimits limits) {
    this.randomAccess = randomAccess;
    this.limits = limits;
  }

  static GopIndex index(ByteSource source, MediaLimits limits) throws IOException, MediaException {
    GopIndexer indexer;
    TimeBase timeBase;
    long statedEndTicks;
    boolean truncated;
    try (DemuxerHandle demuxer = DemuxerHandle.open(source);
        PacketHandle packet = new PacketHandle()) {
      int stream = demuxer.bestVideoStream();
      if (stream < 0) {
        throw new UnsupportedMediaException(
            MediaErrorCode.NO_VIDEO_STREAM, "streams", "the file has no video stream");
      }
      timeBase = StreamDescriber.timeBase(demuxer.stream(stream));
      statedEndTicks = statedEnd(demuxer.stream(stream));
      demuxer.readOnly(stream);
      indexer = new GopIndexer(new RandomAccess(demuxer.stream(stream).codecpar()), limits);
      while (indexer.jump == null && demuxer.read(packet)) {
        if (packet.packet().stream_index() == stream) {
          indexer.add(packet);
          limits.checkFrames(indexer.packets);
        }
      }
      truncated = demuxer.isTruncated();
    }
    GopIndex index = indexer.finish(source, timeBase, statedEndTicks, truncated);
    limits.checkSeconds(index.durationSeconds());
    return index;
  }

  private static long statedEnd(AVStream stream) {
    return stream.start_time() == UNKNOWN || stream.duration() <= 0
        ? UNKNOWN
        : stream.start_time() + stream.duration();
  }

  private void add(PacketHandle packet) throws MalformedMediaException {
    AVPacket fields = packet.packet();
    timesMissing |= packet.ptsTicks() == UNKNOWN;
    long ptsTicks = packet.ptsTicks() == UNKNOWN ? packet.dtsTicks() : packet.ptsTicks();
    if (ptsTicks == UNKNOWN) {
      ptsTicks = lastPtsTicks == UNKNOWN ? 0 : lastPtsTicks + 1;
    }
    if (Math.abs(ptsTicks) > MOST_TICKS) {
      throw new MalformedMediaException(
          "packet at byte " + fields.pos(), "tick %d is no time".formatted(ptsTicks));
    }
    OpenGop gop = gops.isEmpty() ? null : gops.get(gops.size() - 1);
    if (gop != null && jumpsBack(packet, ptsTicks, gop)) {
      jump = new Jump(fields.pos(), gop.keyPtsTicks, ptsTicks);
      return;
    }
    packets++;
    if (gop == null || beginsGop(packet, ptsTicks, gop)) {
      gop = new OpenGop(packet, ptsTicks, randomAccess.refreshes(packet));
      gops.add(gop);
    }
    gop.add(fields.size(), ptsTicks, packet.isDiscarded());
    if (!packet.isDiscarded() && (lastPtsTicks == UNKNOWN || ptsTicks > lastPtsTicks)) {
      long sinceLast = lastPtsTicks == UNKNOWN ? 1 : ptsTicks - lastPtsTicks;
      lastDurationTicks = fields.duration() > 0 ? fields.duration() : sinceLast;
      lastPtsTicks = ptsTicks;
    }
  }

  private boolean jumpsBack(PacketHandle packet, long ptsTicks, OpenGop gop) {
    return mayBeginGop(packet) && ptsTicks < gop.keyPtsTicks && !gop.keyDiscarded;
  }

  private boolean beginsGop(PacketHandle packet, long ptsTicks, OpenGop gop) {
    return mayBeginGop(packet) && ptsTicks > gop.keyPtsTicks && ptsTicks > gop.firstPtsTicks;
  }

  private boolean mayBeginGop(PacketHandle packet) {
    return packet.isKey() && !packet.isDiscarded() && !timesMissing;
  }

  private GopIndex finish(
      ByteSource source, TimeBase timeBase, long statedEndTicks, boolean truncated)
      throws IOException, MediaException {
    gops.removeIf(gop -> gop.firstPtsTicks == Long.MAX_VALUE && gops.indexOf(gop) > 0);
    if (gops.isEmpty() || gops.get(0).firstPtsTicks == Long.MAX_VALUE) {
      throw new MalformedMediaException("video stream", "the video stream has no pictures");
    }
    if (timesMissing && gops.size() > 1) {
      gops.get(0).absorb(gops.subList(1, gops.size()));
    }
    long endPtsTicks = lastPtsTicks + lastDurationTicks;
    if (statedEndTicks > lastPtsTicks) { // an edit list may end within the last picture
      endPtsTicks = Math.min(endPtsTicks, statedEndTicks);
    }
    List<Gop> closed = new ArrayList<>();
    for (int i = 0; i < gops.size(); i++) {
      long end = i + 1 < gops.size() ? gops.get(i + 1).keyPtsTicks : endPtsTicks;
      closed.add(gops.get(i).close(i, end, randomAccess.leadingMayBeLeftOut()));
    }
    return new GopIndex(
        timeBase,
        closed,
        firstShown(source, closed),
        endPtsTicks,
        packets,
        jump == null ? damage(truncated, timeBase, endPtsTicks, statedEndTicks) : JUMPED,
        Optional.ofNullable(jump).map(found -> found.on(timeBase)));
  }

  private static List<String> damage(
      boolean truncated, TimeBase timeBase, long endPtsTicks, long statedEndTicks) {
    double missingSeconds =
        statedEndTicks == UNKNOWN ? 0 : timeBase.toSeconds(statedEndTicks - endPtsTicks);
    if (!truncated && missingSeconds < MISSING_SECONDS) {
      return List.of();
    }
    return List.of(
        missingSeconds < MISSING_SECONDS
            ? "the file is cut or damaged: some data cannot be read"
            : "the file is cut or damaged: the last %.1f seconds of the video are missing"
                .formatted(missingSeconds));
  }

  /** Leading pictures of the first group may not decode, and guessed times may be off. */
  private long firstShown(ByteSource source, List<Gop> closed) throws IOException, MediaException {
    Gop first = closed.get(0);
    if (first.kind() == GopKind.CLOSED && !timesMissing && !gops.get(0).keyDiscarded) {
      return first.startPtsTicks();
    }
    try (FfmpegSegmentDecoder decoder =
        FfmpegSegmentDecoder.open(
            source,
            DecodeRange.of(first, first),
            DecodeOptions.lenient(/* threads= */ 1),
            limits)) {
      @Nullable VideoFrame shown = decoder.next();
      return shown == null ? first.startPtsTicks() : shown.ptsTicks();
    }
  }

  /** A place where times jump back, in ticks. */
  private record Jump(long bytePosition, long fromTicks, long toTicks) {
    TimeJump on(TimeBase timeBase) {
      return new TimeJump(bytePosition, timeBase.toSeconds(fromTicks), timeBase.toSeconds(toTicks));
    }
  }

  /** A group whose packets are still coming in. */
  private static final class OpenGop {
    private final SeekPoint start;
    private final long keyPtsTicks;
    private final boolean keyDiscarded;
    private final boolean refresh;
    private long firstPtsTicks = Long.MAX_VALUE;
    private boolean leading;
    private int packets;
    private long bytes;

    OpenGop(PacketHandle packet, long ptsTicks, boolean refresh) {
      this.refresh = refresh;
      this.start = new SeekPoint(packet.ptsTicks(), packet.dtsTicks(), packet.packet().pos());
      this.keyPtsTicks = ptsTicks;
      this.keyDiscarded = packet.isDiscarded();
    }

    void add(int size, long ptsTicks, boolean discarded) {
      packets++;
      bytes += size;
      leading |= ptsTicks < keyPtsTicks;
      if (!discarded) {
        firstPtsTicks = Math.min(firstPtsTicks, ptsTicks);
      }
    }

    void absorb(List<OpenGop> later) {
      for (OpenGop gop : later) {
        packets += gop.packets;
        bytes += gop.bytes;
      }
      later.clear();
    }

    Gop close(int index, long endPtsTicks, boolean leadingMayBeLeftOut) {
      long startPtsTicks = index == 0 ? firstPtsTicks : keyPtsTicks;
      return new Gop(
          index,
          leading ? GopKind.OPEN : GopKind.CLOSED,
          refresh && (!leading || leadingMayBeLeftOut),
          startPtsTicks,
          Math.max(endPtsTicks, startPtsTicks + 1),
          packets,
          bytes,
          start);
    }
  }
}
