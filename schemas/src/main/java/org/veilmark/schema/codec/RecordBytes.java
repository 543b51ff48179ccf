package org.veilmark.schema.codec;

import java.nio.ByteBuffer;

/** Bytes as records hold them. */
public final class RecordBytes {
  private RecordBytes() {}

  /** A copy of what remains in {@code buffer}, which is left as it is. */
  public static byte[] copyOf(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
