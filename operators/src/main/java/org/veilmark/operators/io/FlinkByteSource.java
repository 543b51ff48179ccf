package org.veilmark.operators.io;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.veilmark.media.ByteSource;

/**
 * A file in any Flink file system. Ranges are read where they lie; nothing is copied.
 *
 * @param location of the file
 */
public record FlinkByteSource(Location location) implements ByteSource {
  private static final long serialVersionUID = 1L;

  /** The file that a request names. */
  public static FlinkByteSource of(String uri) {
    return new FlinkByteSource(new Location(uri));
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    FileSystem fileSystem = location.fileSystem();
    Path path = location.path();
    long size = fileSystem.getFileStatus(path).getLen();
    return new FlinkByteChannel(fileSystem.open(path), size);
  }

  @Override
  public String name() {
    return location.text();
  }
}
