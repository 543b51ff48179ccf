package org.veilmark.jobs.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.veilmark.operators.io.LockedFile;

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
  private final LockedFile lock;

  private RunSlot(Path locks, int number, LockedFile lock) {
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
      Optional<LockedFile> lock = lock(locks, number);
      if (lock.isPresent()) {
        return new RunSlot(locks, number, lock.get());
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
        Optional<LockedFile> free = lock(locks, other);
        if (free.isEmpty()) {
          return true;
        }
        free.get().close();
      }
    }
    return false;
  }

  private static Optional<LockedFile> lock(Path locks, int number) throws IOException {
    return LockedFile.tryLock(
        locks.resolve(Integer.toString(number)),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  @Override
  public void close() throws IOException {
    // The file stays: removing it could remove a lock that somebody has just taken.
    lock.close();
  }
}
