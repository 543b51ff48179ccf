package org.veilmark.media.ffmpeg;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.MediaException;

/** Reads the host's packets, as they are. */
final class CopiedPartReader implements PartReader {
  private static final byte[] NO_DATA = {};

  private final DecodeRange range;
  private final VideoPackets packets;
  private final PacketHandle packet = new PacketHandle();
  private boolean ended;

  private CopiedPartReader(DecodeRange range, VideoPackets packets) {
    this.range = range;
    this.packets = packets;
  }

  static CopiedPartReader open(ByteSource host, DecodeRange range)
      throws IOException, MediaException {
    DemuxerHandle demuxer = DemuxerHandle.open(host);
    CopiedPartReader reader =
        new CopiedPartReader(
            range, new VideoPackets(host, demuxer, demuxer.bestVideoStream(), range));
    try {
      reader.packets.start();
      return reader;
    } catch (Throwable e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public @Nullable StagedPacket next(boolean withData) throws IOException {
    while (!ended && packets.next(packet)) {
      long ptsTicks = packet.ptsTicks();
      ended = ptsTicks >= range.toPtsTicks();
      if (!ended && !isLeading(ptsTicks)) {
        byte[] data = withData ? packet.bytes() : NO_DATA;
        StagedPacket copied = new StagedPacket(ptsTicks, packet.isKey(), data);
        packet.clear();
        return copied;
      }
    }
    ended = true;
    return null;
  }

  private boolean isLeading(long ptsTicks) {
    return ptsTicks < range.fromPtsTicks();
  }

  @Override
  public void close() {
    packet.close();
    packets.close();
  }
}
