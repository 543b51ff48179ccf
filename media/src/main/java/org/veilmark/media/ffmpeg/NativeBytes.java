package org.veilmark.media.ffmpeg;

import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Copies native memory to the heap. */
final class NativeBytes {
  private NativeBytes() {}

  /** The first {@code size} bytes; none where there is no memory. */
  static byte[] copy(@Nullable BytePointer memory, long size) {
    byte[] bytes = new byte[memory == null ? 0 : Math.toIntExact(size)];
    if (bytes.length > 0) {
      new BytePointer(memory).get(bytes);
    }
    return bytes;
  }
}
