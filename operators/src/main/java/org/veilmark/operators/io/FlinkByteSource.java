package org.veilmark.operators.io;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.veilmark.media.ByteSource;

/**
 * A file in any Flink file system. Ranges are read where they lie; nothing is copied.
 *
 * @param location of the file
 */
public record FlinkByteSource(Location location) implements ByteSource {
  private static final long serialVersionUID = 1L;

  /**
   * Every jump in an object costs a connection and what was on its way through the old one: about
   * what it takes to read this much.
   */
  private static final long REMOTE_READ_THROUGH_BYTES = 1 << 20;

  /** The file that a request names. */
  public static FlinkByteSource of(String uri) {
    return new FlinkByteSource(new Location(uri));
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    long sizeBytes = location.sizeBytes();
    long readThroughBytes = location.local().isPresent() ? 0 : REMOTE_READ_THROUGH_BYTES;
    return new FlinkByteChannel(location.open(), sizeBytes, readThroughBytes);
  }

  @Override
  public String name() {
    return location.text();
  }
}
