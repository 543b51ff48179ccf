package org.veilmark.jobs.batch.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes what is left of the list into checkpoints: 8 bytes, or none where nothing is left. */
final class ItemSplitSerializer {
  private static final int VERSION = 1;

  private ItemSplitSerializer() {}

  /** For the reader. */
  static SimpleVersionedSerializer<ItemSplit> ofSplit() {
    return new SimpleVersionedSerializer<>() {
      @Override
      public int getVersion() {
        return VERSION;
      }

      @Override
      public byte[] serialize(ItemSplit split) {
        return write(Optional.of(split));
      }

      @Override
      public ItemSplit deserialize(int version, byte[] bytes) throws IOException {
        return read(version, bytes).orElseThrow(() -> new IOException("an empty split"));
      }
    };
  }

  /** For the enumerator. */
  static SimpleVersionedSerializer<Optional<ItemSplit>> ofUnassigned() {
    return new SimpleVersionedSerializer<>() {
      @Override
      public int getVersion() {
        return VERSION;
      }

      @Override
      public byte[] serialize(Optional<ItemSplit> split) {
        return write(split);
      }

      @Override
      public Optional<ItemSplit> deserialize(int version, byte[] bytes) throws IOException {
        return read(version, bytes);
      }
    };
  }

  private static byte[] write(Optional<ItemSplit> split) {
    return split
        .map(rest -> ByteBuffer.allocate(Long.BYTES).putLong(rest.fromByte()).array())
        .orElseGet(() -> new byte[0]);
  }

  private static Optional<ItemSplit> read(int version, byte[] bytes) throws IOException {
    if (version != VERSION || (bytes.length != 0 && bytes.length != Long.BYTES)) {
      throw new IOException("state of version " + version + " with " + bytes.length + " bytes");
    }
    return bytes.length == 0
        ? Optional.empty()
        : Optional.of(new ItemSplit(ByteBuffer.wrap(bytes).getLong()));
  }
}
