package org.veilmark.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the local file system.
 *
 * @param file as {@link Path#of} takes it
 */
public record PathByteSource(String file) implements ByteSource {

  /** The file at {@code path}, which need not exist yet. */
  public static PathByteSource of(Path path) {
    return new PathByteSource(path.toString());
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return Files.newByteChannel(Path.of(file));
  }

  @Override
  public String name() {
    return file;
  }
}
