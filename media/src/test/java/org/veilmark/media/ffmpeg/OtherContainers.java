package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.MediaException;
import org.veilmark.media.PathByteSource;

/** Makes clips that the module reads but does not write. */
final class OtherContainers {
  private static final Map<String, String> MUXERS =
      Map.of("ts", "mpegts", "avi", "avi", "flv", "flv");

  private OtherContainers() {}

  /** Writes the clip in what its name asks for; in fragments if it begins like that. */
  static Path write(Path file, ClipSpec spec) throws IOException, MediaException {
    String name = file.getFileName().toString();
    @Nullable String muxer = MUXERS.get(name.substring(name.lastIndexOf('.') + 1));
    if (muxer == null) {
      return name.startsWith("fragmented")
          ? TestClips.writeFragmented(file, spec)
          : TestClips.write(file, spec);
    }
    Path clip = TestClips.write(file.resolveSibling(name + ".mkv"), spec);
    copy(clip, file, muxer);
    Files.delete(clip);
    return file;
  }

  /**
   * Copies all packets of a clip into another container.
   *
   * @param muxer FFmpeg's name of it
   */
  private static void copy(Path clip, Path output, String muxer)
      throws IOException, MediaException {
    AVFormatContext context = new AVFormatContext(null);
    try (DemuxerHandle demuxer = DemuxerHandle.open(PathByteSource.of(clip));
        AvioHandle io =
            AvioHandle.writing(
                FileChannel.open(output, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        PacketHandle packet = new PacketHandle()) {
      AvError.check(
          avformat.avformat_alloc_output_context2(context, null, muxer, ""),
          "avformat_alloc_output_context2");
      context.pb(io.context());
      context.flags(
          context.flags()
              | AVFormatContext.AVFMT_FLAG_CUSTOM_IO
              | AVFormatContext.AVFMT_FLAG_BITEXACT);
      for (int i = 0; i < demuxer.streamCount(); i++) {
        AVStream stream = avformat.avformat_new_stream(context, (AVCodec) null);
        AvError.check(
            avcodec.avcodec_parameters_copy(stream.codecpar(), demuxer.stream(i).codecpar()),
            "avcodec_parameters_copy");
        stream.codecpar().codec_tag(0);
        stream.time_base(demuxer.stream(i).time_base());
        stream.avg_frame_rate(demuxer.stream(i).avg_frame_rate());
      }
      AvError.check(
          avformat.avformat_write_header(context, (AVDictionary) null), "avformat_write_header");
      while (demuxer.read(packet)) {
        int index = packet.packet().stream_index();
        avcodec.av_packet_rescale_ts(
            packet.packet(), demuxer.stream(index).time_base(), context.streams(index).time_base());
        AvError.check(
            avformat.av_interleaved_write_frame(context, packet.packet()),
            "av_interleaved_write_frame");
      }
      AvError.check(avformat.av_write_trailer(context), "av_write_trailer");
      io.check();
    } finally {
      avformat.avformat_free_context(context);
    }
  }
}
