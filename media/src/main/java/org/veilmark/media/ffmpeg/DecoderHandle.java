package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaException;
import org.veilmark.media.UnsupportedMediaException;

/** Owns a decoder: packets in, frames out. */
final class DecoderHandle implements AutoCloseable {
  /** What became of an attempt to get a frame. */
  enum Outcome {
    FRAME,
    NEEDS_PACKET,
    END,
    /** A packet was damaged beyond use; go on. */
    DAMAGED
  }

  private final AVCodecContext context;
  private boolean closed;

  private DecoderHandle(AVCodecContext context) {
    this.context = context;
    NativeHandles.opened();
  }

  /** Opens the decoder of a stream; pictures of more than {@code maxPixels} are damage to it. */
  static DecoderHandle open(AVStream stream, DecodeOptions options, long maxPixels)
      throws MediaException {
    int codecId = stream.codecpar().codec_id();
    AVCodec codec = avcodec.avcodec_find_decoder(codecId);
    if (codec == null) {
      throw new UnsupportedMediaException(
          "video stream " + stream.index(),
          "no decoder for '%s'".formatted(avcodec.avcodec_get_name(codecId).getString()));
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    if (context == null) {
      throw new OutOfMemoryError("native memory for a decoder");
    }
    DecoderHandle decoder = new DecoderHandle(context);
    try {
      context.max_pixels(maxPixels);
      decoder.start(codec, stream, options);
      return decoder;
    } catch (Throwable e) {
      decoder.close();
      throw e;
    }
  }

  private void start(AVCodec codec, AVStream stream, DecodeOptions options)
      throws MalformedMediaException {
    AvError.check(
        avcodec.avcodec_parameters_to_context(context, stream.codecpar()),
        "avcodec_parameters_to_context");
    context.pkt_timebase(stream.time_base());
    // Key pictures are decoded one at a time: frame threads would only wait for each other.
    context.thread_count(options.keyFramesOnly() ? 1 : options.threads());
    if (options.keyFramesOnly()) {
      context.skip_frame(avcodec.AVDISCARD_NONKEY);
    }
    int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    if (result < 0) {
      throw new MalformedMediaException(
          "video stream " + stream.index(), "the decoder does not start: " + AvError.text(result));
    }
  }

  /** Whether packets from here on are passed over where no other picture is predicted from them. */
  void skipDisposable(boolean skip) {
    context.skip_frame(skip ? avcodec.AVDISCARD_NONREF : avcodec.AVDISCARD_DEFAULT);
  }

  /**
   * Gives the decoder a packet, or null for the end.
   *
   * @return false if the packet is damaged beyond use
   */
  boolean send(@Nullable PacketHandle packet) {
    int result = avcodec.avcodec_send_packet(context, packet == null ? null : packet.packet());
    if (result == AvError.NO_MEMORY) {
      AvError.check(result, "avcodec_send_packet");
    }
    return result >= 0;
  }

  /** Tries to get a frame. */
  Outcome receive(FrameHandle frame) {
    int result = avcodec.avcodec_receive_frame(context, frame.frame());
    if (result >= 0) {
      return Outcome.FRAME;
    }
    if (result == AvError.AGAIN) {
      return Outcome.NEEDS_PACKET;
    }
    if (result == avutil.AVERROR_EOF) {
      return Outcome.END;
    }
    if (result == AvError.NO_MEMORY) {
      AvError.check(result, "avcodec_receive_frame");
    }
    return Outcome.DAMAGED;
  }

  /** Makes an emptied decoder forget everything, so that it takes packets again. */
  void reset() {
    avcodec.avcodec_flush_buffers(context);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.avcodec_free_context(context);
      NativeHandles.closed();
    }
  }
}
