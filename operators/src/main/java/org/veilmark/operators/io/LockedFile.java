package org.veilmark.operators.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file of this machine, which the operating system frees however the process ends.
 *
 * <p>It also frees it as soon as the process closes the file, by whatever channel. So a file that
 * this process has locked is not opened again.
 */
public final class LockedFile implements Closeable {
  /** What this process has locked or is about to. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private LockedFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the lock, unless somebody has it, in this process or another.
   *
   * @param file in a directory that is there
   * @param options how to open the file, for writing at least
   */
  public static Optional<LockedFile> tryLock(Path file, OpenOption... options) throws IOException {
    Path path = file.resolveSibling(".").toRealPath().resolve(file.getFileName());
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    FileLock taken = null;
    try {
      channel = FileChannel.open(path, options);
      taken = channel.tryLock();
    } finally {
      if (taken == null) {
        free(path, channel);
      }
    }
    return taken == null ? Optional.empty() : Optional.of(new LockedFile(path, channel));
  }

  /** Frees it; the file stays. */
  @Override
  public void close() throws IOException {
    free(path, channel);
  }

  private static void free(Path path, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      HELD.remove(path);
    }
  }
}
