package org.veilmark.jobs.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name for a run over a batch's state on this machine that no other living run over it has: the
 * lowest free number. The next run after one that was killed has the same name, and so finds what
 * that one staged; two at a time have different ones, and so leave each other's files alone.
 *
 * <p>The name is taken by a lock on a file, which the operating system frees however the process
 * ends.
 */
public final class RunSlot implements Closeable {
  private static final String LOCKS = "runs";
  private static final int MAX_RUNS = 64;

  private final Path locks;
  private final int number;
  private final FileChannel lock;

  private RunSlot(Path locks, int number, FileChannel lock) {
    this.locks = locks;
    this.number = number;
    this.lock = lock;
  }

  /**
   * Takes the lowest free name.
   *
   * @param state directory of the batch; made if there is none
   * @throws IOException if locks cannot be had there, or if too many runs go on
   */
  public static RunSlot take(Path state) throws IOException {
    Path locks = Files.createDirectories(state.resolve(LOCKS));
    for (int number = 0; number < MAX_RUNS; number++) {
      FileChannel lock = lock(locks, Integer.toString(number));
      if (lock != null) {
        return new RunSlot(locks, number, lock);
      }
    }
    throw new IOException(MAX_RUNS + " batches work on " + state + " already");
  }

  /** Part of the ids of this run's jobs. */
  public String name() {
    return Integer.toString(number);
  }

  /** Whether another run goes on. */
  public boolean hasCompany() throws IOException {
    for (int other = 0; other < MAX_RUNS; other++) {
      if (other != number && Files.exists(locks.resolve(Integer.toString(other)))) {
        try (FileChannel free = lock(locks, Integer.toString(other))) {
          if (free == null) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static @Nullable FileChannel lock(Path locks, String name) throws IOException {
    FileChannel channel =
        FileChannel.open(locks.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> taken = Optional.empty();
    try {
      taken = Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      // Another run in this very process has it.
    } finally {
      if (taken.isEmpty()) {
        channel.close();
      }
    }
    return taken.isPresent() ? channel : null;
  }

  @Override
  public void close() throws IOException {
    // The file stays: removing it could remove a lock that somebody has just taken.
    lock.close();
  }
}
