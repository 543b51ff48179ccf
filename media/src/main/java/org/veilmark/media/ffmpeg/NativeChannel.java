package org.veilmark.media.ffmpeg;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A channel as FFmpeg's I/O callbacks see it. They can only return a number, and demuxers take many
 * of these for the end of the file: what went wrong is kept here and thrown by {@link #check}.
 */
final class NativeChannel {
  private static final int SEEK_SET = 0;
  private static final int SEEK_CURRENT = 1;
  private static final int SEEK_END = 2;

  private final SeekableByteChannel channel;
  private final boolean forWriting;
  private @Nullable Throwable failure;

  NativeChannel(SeekableByteChannel channel, boolean forWriting) {
    this.channel = channel;
    this.forWriting = forWriting;
  }

  /** Throws what made a callback fail since opening; every later callback fails as well. */
  void check() throws IOException {
    if (failure == null) {
      return;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    throw failure instanceof IOException exception ? exception : new IOException(failure);
  }

  int read(ByteBuffer buffer) {
    return (int) guard(() -> readSome(buffer));
  }

  int write(ByteBuffer buffer) {
    return (int) guard(() -> writeAll(buffer));
  }

  long seek(long offset, int whence) {
    return guard(() -> moveTo(offset, whence & ~avformat.AVSEEK_FORCE));
  }

  private long readSome(ByteBuffer buffer) throws IOException {
    int count = channel.read(buffer);
    while (count == 0) {
      Thread.onSpinWait();
      count = channel.read(buffer);
    }
    return count < 0 ? avutil.AVERROR_EOF : count;
  }

  private long writeAll(ByteBuffer buffer) throws IOException {
    int size = buffer.remaining();
    while (buffer.hasRemaining()) {
      if (channel.write(buffer) < 0) {
        throw new EOFException("channel takes no more");
      }
    }
    return size;
  }

  private long moveTo(long offset, int whence) throws IOException {
    if (whence == avformat.AVSEEK_SIZE) {
      return channel.size();
    }
    long target =
        switch (whence) {
          case SEEK_SET -> offset;
          case SEEK_CURRENT -> channel.position() + offset;
          case SEEK_END -> channel.size() + offset;
          default -> -1;
        };
    if (target < 0) {
      return AvError
          .INVALID_ARGUMENT; // damaged files make demuxers ask for this: no failure of ours
    }
    // Damaged files make demuxers ask for places that no file has, which storage may refuse: what
    // is
    // read there is the end of the file, as at any place behind it.
    channel.position(forWriting ? target : Math.min(target, channel.size()));
    return target;
  }

  private long guard(Operation operation) {
    if (failure != null) {
      return avutil.AVERROR_EXTERNAL;
    }
    try {
      return operation.run();
    } catch (Throwable e) { // nothing may unwind through native frames
      failure = e;
      return avutil.AVERROR_EXTERNAL;
    }
  }

  private interface Operation {
    long run() throws IOException;
  }
}
