package org.veilmark.media.ffmpeg;

import java.io.IOException;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.SeekPoint;

/**
 * The packets that a decoder needs for a range: from its key packet on, up to the last packet of
 * its groups and the leading pictures of the next.
 *
 * <p>Demuxers are not trusted to find the key packet. Its identity is known from the index: if
 * seeking lands behind it, the file is read from its beginning.
 */
final class VideoPackets implements AutoCloseable {
  private final ByteSource source;
  private final int stream;
  private final DecodeRange range;
  private DemuxerHandle demuxer;

  private final PacketHandle ahead = new PacketHandle();
  private boolean hasAhead;
  private long nextKeyPts = MediaInfo.UNKNOWN_TICKS;
  private long lastKeyPts = MediaInfo.UNKNOWN_TICKS;
  private boolean ended;

  /** Takes over {@code demuxer}, which has been opened on {@code source}. */
  VideoPackets(ByteSource source, DemuxerHandle demuxer, int stream, DecodeRange range) {
    this.source = source;
    this.demuxer = demuxer;
    this.stream = stream;
    this.range = range;
  }

  /** Moves to the range's key packet. */
  void start() throws IOException, MediaException {
    demuxer.readOnly(stream);
    if (seek(range.start()) && readUntilStart()) {
      return;
    }
    DemuxerHandle fresh = DemuxerHandle.open(source);
    demuxer.close();
    demuxer = fresh;
    demuxer.readOnly(stream);
    if (!readUntilStart()) {
      throw new MalformedMediaException(
          "packet at byte " + range.start().bytePosition(),
          "the file does not have the packets that its index lists");
    }
  }

  private boolean seek(SeekPoint start) throws IOException {
    if (demuxer.isMpegTs() && start.bytePosition() >= 0) {
      return demuxer.seekByte(start.bytePosition());
    }
    long ticks = start.ptsTicks() == MediaInfo.UNKNOWN_TICKS ? start.dtsTicks() : start.ptsTicks();
    return ticks != MediaInfo.UNKNOWN_TICKS && demuxer.seekTicks(stream, ticks);
  }

  private boolean readUntilStart() throws IOException {
    while (readOwn(ahead)) {
      if (isStart(ahead)) {
        hasAhead = true;
        return true;
      }
      if (isBehind(ahead)) {
        return false;
      }
    }
    return false;
  }

  private boolean isStart(PacketHandle packet) {
    SeekPoint start = range.start();
    long position = packet.packet().pos();
    return packet.ptsTicks() == start.ptsTicks()
        && (position < 0 || start.bytePosition() < 0 || position == start.bytePosition());
  }

  /** Whether a key packet lies after the wanted one, so that reading on is in vain. */
  private boolean isBehind(PacketHandle packet) {
    return packet.isKey()
        && packet.ptsTicks() != MediaInfo.UNKNOWN_TICKS
        && range.start().ptsTicks() != MediaInfo.UNKNOWN_TICKS
        && packet.ptsTicks() > range.start().ptsTicks();
  }

  /**
   * The next packet to decode.
   *
   * @return false after the last
   */
  boolean next(PacketHandle packet) throws IOException {
    if (ended || !take(packet) || jumpsBack(packet)) {
      ended = true;
      return false;
    }
    if (nextKeyPts != MediaInfo.UNKNOWN_TICKS) { // among the next group's leading pictures
      ended = packet.isKey() || packet.ptsTicks() > nextKeyPts;
      return !ended;
    }
    if (packet.isKey() && packet.ptsTicks() >= range.toPtsTicks()) {
      nextKeyPts = packet.ptsTicks();
      hasAhead = readOwn(ahead);
      ended = !hasAhead || ahead.isKey() || ahead.ptsTicks() > nextKeyPts;
    }
    return !ended;
  }

  /** Times that were there before: not of this range, whatever they are. See {@link GopIndexer}. */
  private boolean jumpsBack(PacketHandle packet) {
    if (!packet.isKey() || packet.isDiscarded() || packet.ptsTicks() == MediaInfo.UNKNOWN_TICKS) {
      return false;
    }
    boolean back = lastKeyPts != MediaInfo.UNKNOWN_TICKS && packet.ptsTicks() < lastKeyPts;
    lastKeyPts = packet.ptsTicks();
    return back;
  }

  private boolean take(PacketHandle packet) throws IOException {
    if (hasAhead) {
      hasAhead = false;
      packet.clear();
      packet.moveFrom(ahead);
      return true;
    }
    return readOwn(packet);
  }

  private boolean readOwn(PacketHandle packet) throws IOException {
    while (demuxer.read(packet)) {
      if (packet.packet().stream_index() == stream) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    ahead.close();
    demuxer.close();
  }
}
