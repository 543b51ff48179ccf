package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.veilmark.media.MediaInfo;

/** Owns an {@code AVPacket}. */
final class PacketHandle implements AutoCloseable {
  private final AVPacket packet;
  private boolean closed;

  PacketHandle() {
    packet = avcodec.av_packet_alloc();
    if (packet == null) {
      throw new OutOfMemoryError("native memory for a packet");
    }
    NativeHandles.opened();
  }

  AVPacket packet() {
    return packet;
  }

  /** Presentation time, or {@link MediaInfo#UNKNOWN_TICKS}, which is FFmpeg's AV_NOPTS_VALUE. */
  long ptsTicks() {
    return packet.pts();
  }

  long dtsTicks() {
    return packet.dts();
  }

  boolean isKey() {
    return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
  }

  /** Decoded, but not shown: outside the edit list. */
  boolean isDiscarded() {
    return (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0;
  }

  /** A copy of the packet's content. */
  byte[] bytes() {
    return NativeBytes.copy(packet.data(), packet.size());
  }

  /** Gives the packet's content back, not the packet. */
  void clear() {
    avcodec.av_packet_unref(packet);
  }

  /** Takes over the content of {@code other}, which is empty afterwards. */
  void moveFrom(PacketHandle other) {
    avcodec.av_packet_move_ref(packet, other.packet);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.av_packet_free(packet);
      NativeHandles.closed();
    }
  }
}
