package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.UnsupportedMediaException;

/** A second of a 440 Hz tone, as FLAC, whose bytes are the same everywhere. */
final class ToneTrack implements AutoCloseable {
  private static final int RATE = 44100;
  private static final int PACKET_SAMPLES = 1024;

  private final AVCodecContext context;
  private final List<PacketHandle> packets = new ArrayList<>();

  ToneTrack() {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name("flac");
    context = avcodec.avcodec_alloc_context3(codec);
    context.sample_rate(RATE);
    context.sample_fmt(avutil.AV_SAMPLE_FMT_S16);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    avutil.av_channel_layout_default(context.ch_layout(), 1);
    try (AVRational ratio = new AVRational()) {
      context.time_base(ratio.num(1).den(RATE));
    }
    context.frame_size(PACKET_SAMPLES);
    AvError.check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), "avcodec_open2");
    encode();
  }

  private void encode() {
    int samples = context.frame_size();
    for (int start = 0; start + samples <= RATE; start += samples) {
      try (FrameHandle handle = new FrameHandle()) {
        AVFrame frame = handle.frame();
        frame.nb_samples(samples);
        frame.format(avutil.AV_SAMPLE_FMT_S16);
        frame.sample_rate(RATE);
        avutil.av_channel_layout_default(frame.ch_layout(), 1);
        AvError.check(avutil.av_frame_get_buffer(frame, 0), "av_frame_get_buffer");
        ShortPointer values = new ShortPointer(frame.data(0));
        for (int i = 0; i < samples; i++) {
          double phase = 2 * StrictMath.PI * 440 * (start + i) / RATE;
          values.put(i, (short) StrictMath.rint(8000 * StrictMath.sin(phase)));
        }
        frame.pts(start);
        drain(frame);
      }
    }
    drain(null);
  }

  private void drain(@Nullable AVFrame frame) {
    AvError.check(avcodec.avcodec_send_frame(context, frame), "avcodec_send_frame");
    PacketHandle packet = new PacketHandle();
    while (avcodec.avcodec_receive_packet(context, packet.packet()) >= 0) {
      packets.add(packet);
      packet = new PacketHandle();
    }
    packet.close();
  }

  AVStream addTo(MuxerHandle muxer) {
    AVStream stream = muxer.addStream();
    AvError.check(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), context),
        "avcodec_parameters_from_context");
    stream.time_base(context.time_base());
    return stream;
  }

  void writeTo(MuxerHandle muxer, AVStream stream) throws IOException, UnsupportedMediaException {
    for (PacketHandle packet : packets) {
      packet.packet().stream_index(stream.index());
      avcodec.av_packet_rescale_ts(packet.packet(), context.time_base(), stream.time_base());
      muxer.write(packet);
    }
  }

  @Override
  public void close() {
    packets.forEach(PacketHandle::close);
    avcodec.avcodec_free_context(context);
  }
}
