package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a muxer read back the file that it writes, and no other: the MP4 muxer does, to move the
 * index to the front.
 */
final class SecondPass implements AutoCloseable {
  private static final Passes PASSES = new Passes();

  private final Path file;
  private final Pointer id;
  private @Nullable AvioHandle reading;
  private @Nullable IOException failure;

  /** Allows {@code context} to read {@code file}. */
  SecondPass(AVFormatContext context, Path file) {
    this.file = file;
    this.id = PASSES.register(this);
    context.opaque(id);
    context.io_open(PASSES.open);
    context.io_close2(PASSES.close);
  }

  /** Throws what reading failed with, if it did. */
  void check() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (reading != null) {
      reading.check();
    }
  }

  private @Nullable AVIOContext start() {
    if (reading != null) {
      return null;
    }
    try {
      reading = AvioHandle.reading(Files.newByteChannel(file));
      return reading.context();
    } catch (IOException e) {
      failure = e;
      return null;
    }
  }

  private void stop() {
    if (reading != null) {
      try {
        reading.check();
      } catch (IOException e) {
        failure = e;
      }
      reading.close();
      reading = null;
    }
  }

  @Override
  public void close() {
    stop();
    PASSES.byId.remove(id.address());
  }

  /** The callbacks, and whom they are for. */
  private static final class Passes {
    private final Map<Long, SecondPass> byId = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final Open open = new Open();
    private final Close close = new Close();

    Pointer register(SecondPass pass) {
      long id = lastId.incrementAndGet();
      byId.put(id, pass);
      return new OpaqueId(id);
    }

    @Nullable SecondPass find(AVFormatContext context) {
      Pointer id = context.opaque();
      return id == null ? null : byId.get(id.address());
    }
  }

  private static final class Open
      extends AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {
    @Override
    @SuppressWarnings("rawtypes") // as in the class that JavaCPP generated
    public int call(
        AVFormatContext context,
        PointerPointer io,
        BytePointer url,
        int flags,
        PointerPointer options) {
      SecondPass pass = PASSES.find(context);
      AVIOContext reading = pass == null ? null : pass.start();
      if (reading == null) {
        return AvError.ACCESS_DENIED;
      }
      io.put(reading);
      return 0;
    }
  }

  private static final class Close extends AVFormatContext.Io_close2_AVFormatContext_AVIOContext {
    @Override
    public int call(AVFormatContext context, AVIOContext io) {
      SecondPass pass = PASSES.find(context);
      if (pass != null) {
        pass.stop();
      }
      return 0;
    }
  }
}
