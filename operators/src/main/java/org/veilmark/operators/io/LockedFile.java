package org.veilmark.operators.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lock on a file of this machine, which the operating system frees however the process ends. */
public final class LockedFile implements Closeable {
  private final FileChannel channel;

  private LockedFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, unless somebody has it, in this process or another.
   *
   * @param options how to open the file, for writing at least
   */
  public static Optional<LockedFile> tryLock(Path file, OpenOption... options) throws IOException {
    FileChannel channel = FileChannel.open(file, options);
    FileLock taken = null;
    try {
      taken = tryLock(channel);
    } finally {
      if (taken == null) {
        channel.close();
      }
    }
    return taken == null ? Optional.empty() : Optional.of(new LockedFile(channel));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it
    }
  }

  /** Frees it; the file stays. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
