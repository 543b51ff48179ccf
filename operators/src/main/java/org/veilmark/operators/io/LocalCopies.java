package org.veilmark.operators.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;

/** Staged files as local ones: themselves where they lie here, else copies that live as long. */
public final class LocalCopies implements Closeable {
  private final Path directory;
  private final String prefix;
  private final List<Path> copies = new ArrayList<>();

  /**
   * No copies yet.
   *
   * @param directory where copies are put
   * @param prefix of their names, not used by anybody else there
   */
  public LocalCopies(Path directory, String prefix) {
    this.directory = directory;
    this.prefix = prefix;
  }

  /** The file at {@code location}. */
  public Path of(Location location) throws IOException {
    Optional<Path> local = location.local();
    return local.isPresent() ? local.get() : copy(location);
  }

  /** Copies the file at {@code location}, wherever it lies. */
  Path copy(Location location) throws IOException {
    Path copy = directory.resolve(prefix + "." + copies.size() + ".copy");
    copies.add(copy);
    try (FSDataInputStream in = location.open()) {
      StorageCall.checked(() -> Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING));
    }
    return copy;
  }

  /** Removes the copies. */
  @Override
  public void close() throws IOException {
    for (Path copy : copies) {
      Files.deleteIfExists(copy);
    }
  }
}
