package org.veilmark.media.ffmpeg;

import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ColourTags;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.UnsupportedMediaException;

/** Owns an encoder: frames in, packets out. */
final class EncoderHandle implements AutoCloseable {
  private static final Rational USUAL_FRAME_RATE = new Rational(25, 1);
  private static final double MAX_FRAME_RATE = 1000;

  private final AVCodecContext context;
  private boolean closed;

  private EncoderHandle(AVCodecContext context) {
    this.context = context;
    NativeHandles.opened();
  }

  /**
   * Opens {@code encoder} with FFmpeg's options of it, for the pictures that {@code setup} states.
   */
  static EncoderHandle open(String encoder, Map<String, String> options, Setup setup)
      throws UnsupportedMediaException {
    Natives.require();
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(encoder);
    if (codec == null) {
      throw new UnsupportedMediaException(
          MediaErrorCode.ENCODER_MISSING,
          "encoder",
          "the FFmpeg libraries here have no encoder '%s'".formatted(encoder));
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    if (context == null) {
      throw new OutOfMemoryError("native memory for an encoder");
    }
    EncoderHandle handle = new EncoderHandle(context);
    try (Dictionary dictionary = Dictionary.of(X264Options.reproducible(encoder, options))) {
      setup.apply(context);
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
      int result = avcodec.avcodec_open2(context, codec, dictionary.options());
      if (result < 0 || !dictionary.leftOver().isEmpty()) {
        throw new UnsupportedMediaException(
            "encoder",
            result < 0
                ? "encoder '%s' does not start with %s: %s"
                    .formatted(encoder, options, AvError.text(result))
                : "encoder '%s' does not know %s".formatted(encoder, dictionary.leftOver()));
      }
      return handle;
    } catch (Throwable e) {
      handle.close();
      throw e;
    }
  }

  AVCodecContext context() {
    return context;
  }

  /** Parameter sets, or the like. */
  byte[] extradata() {
    return NativeBytes.copy(context.extradata(), context.extradata_size());
  }

  /** Gives the encoder a frame, or null for the end. Take out all packets first. */
  void send(@Nullable AVFrame frame) {
    AvError.check(avcodec.avcodec_send_frame(context, frame), "avcodec_send_frame");
  }

  /** Takes out a packet; false if the encoder needs a frame or is empty. */
  boolean receive(PacketHandle packet) {
    int result = avcodec.avcodec_receive_packet(context, packet.packet());
    if (result == AvError.AGAIN || result == avutil.AVERROR_EOF) {
      return false;
    }
    AvError.check(result, "avcodec_receive_packet");
    return true;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.avcodec_free_context(context);
      NativeHandles.closed();
    }
  }

  /**
   * What pictures an encoder gets.
   *
   * @param timeBase of the track; the encoder itself counts in frames of {@code nominalFrameRate}
   */
  record Setup(
      int width,
      int height,
      int pixelFormat,
      ColourTags colour,
      Rational sampleAspectRatio,
      Rational averageFrameRate,
      Rational nominalFrameRate,
      TimeBase timeBase,
      FieldOrder fieldOrder,
      int threads) {

    /** Puts something usual where rates are not known or absurd. */
    Setup {
      averageFrameRate = plausible(averageFrameRate) ? averageFrameRate : USUAL_FRAME_RATE;
      nominalFrameRate = plausible(nominalFrameRate) ? nominalFrameRate : averageFrameRate;
    }

    private static boolean plausible(Rational rate) {
      return rate.isKnown() && rate.value() <= MAX_FRAME_RATE;
    }

    private void apply(AVCodecContext context) {
      context.width(width);
      context.height(height);
      context.pix_fmt(pixelFormat);
      context.color_range(colour.range());
      context.color_primaries(colour.primaries());
      context.color_trc(colour.transfer());
      context.colorspace(colour.matrix());
      context.chroma_sample_location(colour.chromaLocation());
      context.thread_count(threads);
      if (fieldOrder.isInterlaced()) {
        context.flags(
            context.flags()
                | avcodec.AV_CODEC_FLAG_INTERLACED_DCT
                | avcodec.AV_CODEC_FLAG_INTERLACED_ME);
        context.field_order(FieldOrders.code(fieldOrder));
      }
      try (AVRational ratio = new AVRational()) {
        context.sample_aspect_ratio(
            ratio.num(sampleAspectRatio.num()).den(sampleAspectRatio.den()));
        context.framerate(ratio.num(averageFrameRate.num()).den(averageFrameRate.den()));
        context.time_base(ratio.num(nominalFrameRate.den()).den(nominalFrameRate.num()));
      }
    }
  }
}
