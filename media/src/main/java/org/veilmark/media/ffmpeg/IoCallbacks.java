package org.veilmark.media.ffmpeg;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The functions that FFmpeg calls for I/O. JavaCPP makes only a handful of native functions per
 * callback type, so all contexts share one each and are told apart by the opaque value.
 */
final class IoCallbacks {
  private static final IoCallbacks INSTANCE = new IoCallbacks();

  private final Map<Long, NativeChannel> channels = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final Read read = new Read();
  private final Write write = new Write();
  private final Seek seek = new Seek();

  private IoCallbacks() {}

  static Read_packet_Pointer_BytePointer_int read() {
    return INSTANCE.read;
  }

  static Write_packet_Pointer_BytePointer_int write() {
    return INSTANCE.write;
  }

  static Seek_Pointer_long_int seek() {
    return INSTANCE.seek;
  }

  /** Makes {@code channel} reachable for callbacks under the returned opaque value. */
  static Pointer register(NativeChannel channel) {
    long id = INSTANCE.lastId.incrementAndGet();
    INSTANCE.channels.put(id, channel);
    return new OpaqueId(id);
  }

  static void unregister(Pointer id) {
    INSTANCE.channels.remove(id.address());
  }

  private static @Nullable NativeChannel find(@Nullable Pointer id) {
    return id == null ? null : INSTANCE.channels.get(id.address());
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int size) {
      NativeChannel channel = find(opaque);
      return channel == null
          ? avutil.AVERROR_EXTERNAL
          : channel.read(buffer.capacity(size).asByteBuffer());
    }
  }

  private static final class Write extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int size) {
      NativeChannel channel = find(opaque);
      return channel == null
          ? avutil.AVERROR_EXTERNAL
          : channel.write(buffer.capacity(size).asByteBuffer());
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      NativeChannel channel = find(opaque);
      return channel == null ? avutil.AVERROR_EXTERNAL : channel.seek(offset, whence);
    }
  }
}
