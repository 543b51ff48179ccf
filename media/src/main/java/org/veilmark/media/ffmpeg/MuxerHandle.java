package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.UnsupportedMediaException;

/** Owns a container that is being written. */
final class MuxerHandle implements AutoCloseable {
  private final AvioHandle io;
  private final AVFormatContext context;
  private final SecondPass secondPass;
  private boolean closed;

  private MuxerHandle(AvioHandle io, AVFormatContext context, Path file) {
    this.io = io;
    this.context = context;
    this.secondPass = new SecondPass(context, file);
    NativeHandles.opened();
  }

  /** Begins to write {@code file}, in place of an older one. */
  static MuxerHandle open(Path file, ContainerKind kind)
      throws IOException, UnsupportedMediaException {
    Natives.require();
    AvioHandle io =
        AvioHandle.writing(
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE));
    try {
      AVFormatContext context = new AVFormatContext(null);
      AvError.check(
          avformat.avformat_alloc_output_context2(context, null, kind.muxer(), ""),
          "avformat_alloc_output_context2");
      context.pb(io.context());
      // Without the flag, Matroska writes random ids: the same input must give the same bytes.
      context.flags(
          context.flags()
              | AVFormatContext.AVFMT_FLAG_CUSTOM_IO
              | AVFormatContext.AVFMT_FLAG_BITEXACT);
      return new MuxerHandle(io, context, file);
    } catch (Throwable e) {
      io.close();
      throw e;
    }
  }

  AVFormatContext context() {
    return context;
  }

  AVStream addStream() {
    AVStream stream = avformat.avformat_new_stream(context, (AVCodec) null);
    if (stream == null) {
      throw new OutOfMemoryError("native memory for a stream");
    }
    return stream;
  }

  /** Writes the header; now the streams have the time bases that packets must come in. */
  void writeHeader(Map<String, String> options) throws IOException, UnsupportedMediaException {
    try (Dictionary dictionary = Dictionary.of(options)) {
      int result = avformat.avformat_write_header(context, dictionary.options());
      check();
      if (result < 0) {
        throw new UnsupportedMediaException(
            "container", "these streams do not go into the container: " + AvError.text(result));
      }
    }
  }

  /** Writes a packet, whose content is taken, at its place between those of other streams. */
  void write(PacketHandle packet) throws IOException, UnsupportedMediaException {
    int stream = packet.packet().stream_index();
    int result = avformat.av_interleaved_write_frame(context, packet.packet());
    check();
    if (result < 0) {
      throw new UnsupportedMediaException(
          "output stream " + stream, "a packet cannot be written: " + AvError.text(result));
    }
  }

  /** Ends the file. */
  void finish() throws IOException {
    int result = avformat.av_write_trailer(context);
    check();
    AvError.check(result, "av_write_trailer");
    release();
    io.closeChannel();
  }

  private void check() throws IOException {
    io.check();
    secondPass.check();
  }

  private void release() {
    if (!closed) {
      closed = true;
      secondPass.close();
      avformat.avformat_free_context(context);
      NativeHandles.closed();
    }
  }

  @Override
  public void close() {
    release();
    io.close();
  }
}
