package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Owns an {@code AVIOContext} over a channel, and the channel. */
final class AvioHandle implements AutoCloseable {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final SeekableByteChannel channel;
  private final NativeChannel io;
  private final Pointer id;
  private final AVIOContext context;
  private boolean closed;

  private AvioHandle(SeekableByteChannel channel, boolean forWriting) {
    this.channel = channel;
    this.io = new NativeChannel(channel, forWriting);
    this.id = IoCallbacks.register(io);
    Pointer memory = avutil.av_malloc(BUFFER_BYTES);
    this.context =
        avformat.avio_alloc_context(
            new BytePointer(memory),
            BUFFER_BYTES,
            forWriting ? 1 : 0,
            id,
            forWriting ? null : IoCallbacks.read(),
            forWriting ? IoCallbacks.write() : null,
            IoCallbacks.seek());
    if (context == null) {
      throw new OutOfMemoryError("native memory for an I/O context");
    }
    NativeHandles.opened();
  }

  static AvioHandle reading(SeekableByteChannel channel) {
    return new AvioHandle(channel, false);
  }

  static AvioHandle writing(SeekableByteChannel channel) {
    return new AvioHandle(channel, true);
  }

  AVIOContext context() {
    return context;
  }

  /** Throws what a callback failed with, if one did. Call after whatever may read or write. */
  void check() throws IOException {
    io.check();
  }

  /** Frees the context and closes the channel, whose failure to close then is thrown. */
  void closeChannel() throws IOException {
    release();
    channel.close();
  }

  @Override
  public void close() {
    release();
    try {
      channel.close();
    } catch (IOException e) {
      // Read to the end or given up already: nothing is lost.
    }
  }

  private void release() {
    if (closed) {
      return;
    }
    closed = true;
    IoCallbacks.unregister(id);
    avutil.av_free(context.buffer()); // FFmpeg may have replaced the one it was given
    avformat.avio_context_free(context);
    NativeHandles.closed();
  }
}
