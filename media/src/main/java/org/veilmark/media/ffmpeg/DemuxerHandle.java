package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.veilmark.media.ByteSource;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaException;
import org.veilmark.media.UnsupportedMediaException;

/** Owns an opened container: reads its packets and finds places in it. */
final class DemuxerHandle implements AutoCloseable {
  /** Names as FFmpeg lists them, of containers that only hold what is inside them. */
  private static final String CONTAINERS = "mov,matroska,avi,flv,mpegts,mpeg";

  private static final String MPEG_TS = "mpegts";
  private static final String MP4 = "mov,mp4";
  private static final String MP4_INDEX = "moov";

  private final AvioHandle io;
  private final AVFormatContext context;
  private boolean truncated;
  private boolean closed;

  private DemuxerHandle(AvioHandle io, AVFormatContext context) {
    this.io = io;
    this.context = context;
    NativeHandles.opened();
  }

  /** Opens {@code source} and reads enough of it to know all its streams. */
  static DemuxerHandle open(ByteSource source) throws IOException, MediaException {
    Natives.require();
    SeekableByteChannel channel = source.open();
    AvioHandle io = AvioHandle.reading(channel);
    try {
      if (channel.size() == 0) {
        throw new MalformedMediaException("file", "the file is empty");
      }
      DemuxerHandle demuxer = new DemuxerHandle(io, openContext(io, channel));
      try {
        demuxer.analyse();
        return demuxer;
      } catch (Throwable e) {
        demuxer.close();
        throw e;
      }
    } catch (Throwable e) {
      io.close();
      throw e;
    }
  }

  private static AVFormatContext openContext(AvioHandle io, SeekableByteChannel channel)
      throws IOException, MediaException {
    AVInputFormat format = probeFormat(io);
    AVFormatContext context = avformat.avformat_alloc_context();
    context.pb(io.context());
    context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    context.io_open(NoOtherFiles.instance());
    try (Dictionary options =
        Dictionary.of(Map.of("protocol_whitelist", "", "format_whitelist", CONTAINERS))) {
      int result = avformat.avformat_open_input(context, "", format, options.options());
      if (result < 0) { // the context is freed
        io.check();
        throw new MalformedMediaException("header", explain(name(format), channel));
      }
    }
    return context;
  }

  private static String explain(String container, SeekableByteChannel channel) throws IOException {
    if (container.startsWith(MP4) && !Mp4Boxes.names(channel).contains(MP4_INDEX)) {
      return "the index of the MP4 file (its moov box) is missing: the file was cut off, or its"
          + " recording never ended";
    }
    return "the header is damaged or cut off (container '%s')".formatted(container);
  }

  private static AVInputFormat probeFormat(AvioHandle io) throws IOException, MediaException {
    AVInputFormat format = new AVInputFormat(null);
    int result = avformat.av_probe_input_buffer2(io.context(), format, "", null, 0, 0);
    io.check();
    if (result < 0 || format.isNull()) {
      throw new MalformedMediaException("file", "not a video: no known container begins like this");
    }
    Set<String> known = Set.of(CONTAINERS.split(",", -1));
    if (Arrays.stream(name(format).split(",", -1)).noneMatch(known::contains)) {
      throw new UnsupportedMediaException(
          "container", "container '%s' is not supported".formatted(name(format)));
    }
    return format;
  }

  private static String name(AVInputFormat format) {
    return format.name().getString();
  }

  private void analyse() throws IOException, MediaException {
    int result = avformat.avformat_find_stream_info(context, (AVDictionary) null);
    io.check();
    if (result < 0) {
      throw new MalformedMediaException(
          "streams", "the streams cannot be read: " + AvError.text(result));
    }
  }

  AVFormatContext context() {
    return context;
  }

  /** FFmpeg's name of the container. */
  String container() {
    return name(context.iformat());
  }

  /** Whether places are found by byte offset: timestamps only tell roughly. */
  boolean isMpegTs() {
    return container().equals(MPEG_TS);
  }

  AVStream stream(int index) {
    return context.streams(index);
  }

  int streamCount() {
    return context.nb_streams();
  }

  /** The stream that a player would show, or -1. Covers do not count. */
  int bestVideoStream() {
    int index =
        avformat.av_find_best_stream(
            context,
            avutil.AVMEDIA_TYPE_VIDEO,
            -1,
            -1,
            (org.bytedeco.ffmpeg.avcodec.AVCodec) null,
            0);
    return index < 0 || isCover(stream(index)) ? -1 : index;
  }

  static boolean isCover(AVStream stream) {
    return (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  /** From now on, only packets of stream {@code index} are read. */
  void readOnly(int index) {
    for (int i = 0; i < streamCount(); i++) {
      stream(i).discard(i == index ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }

  /** From now on, packets of stream {@code index} are skipped. */
  void skip(int index) {
    stream(index).discard(avcodec.AVDISCARD_ALL);
  }

  /**
   * Reads the next packet of any stream that is not skipped.
   *
   * @return false at the end of what can be read; see {@link #isTruncated}
   * @throws IOException if the storage failed or the thread was interrupted
   */
  boolean read(PacketHandle packet) throws IOException {
    packet.clear();
    int result = avformat.av_read_frame(context, packet.packet());
    io.check();
    if (result < 0) {
      truncated |= result != avutil.AVERROR_EOF;
      return false;
    }
    truncated |= (packet.packet().flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
    return true;
  }

  /** Whether data that the container promises was missing. */
  boolean isTruncated() {
    return truncated;
  }

  /** Moves to a key packet at or before a time; false if that is not possible. */
  boolean seekTicks(int stream, long ticks) throws IOException {
    return seek(stream, ticks, avformat.AVSEEK_FLAG_BACKWARD);
  }

  /** Moves to a byte offset; false if that is not possible. */
  boolean seekByte(long position) throws IOException {
    return seek(-1, position, avformat.AVSEEK_FLAG_BYTE);
  }

  private boolean seek(int stream, long target, int flags) throws IOException {
    int result = avformat.av_seek_frame(context, stream, target, flags);
    io.check();
    return result >= 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avformat.avformat_close_input(context);
      io.close();
      NativeHandles.closed();
    }
  }
}
