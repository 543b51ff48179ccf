package org.veilmark.jobs.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.operators.io.LockedFile;

/**
 * A temporary directory that goes with its run. What a run that was killed has left, which may be
 * gigabytes, goes when the next one of the same user begins: as long as a run lives, it holds a
 * lock in its directory.
 */
public final class RunDirectory implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);
  private static final String PREFIX = "veilmark-run-";
  private static final String LOCK = "lock";

  private final Path path;
  private final LockedFile lock;

  private RunDirectory(Path path, LockedFile lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes one in {@code parent}, and removes those of runs that live no more. */
  public static RunDirectory create(Path parent) throws IOException {
    while (true) {
      Path path = Files.createTempDirectory(parent, PREFIX);
      Optional<LockedFile> lock =
          LockedFile.tryLock(
              path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      // A run that begins at the same time may have been quicker to lock it, and removed it.
      if (lock.isPresent() && Files.exists(path.resolve(LOCK))) {
        removeOthers(parent, Files.getOwner(path));
        return new RunDirectory(path, lock.get());
      }
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  private static void removeOthers(Path parent, UserPrincipal owner) {
    try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path other : others) {
        removeIfLeft(other, owner);
      }
    } catch (IOException e) {
      // Whoever can make a directory here need not be able to list the others.
      LOG.debug("What killed runs have left in {} is not seen", parent, e);
    }
  }

  private static void removeIfLeft(Path directory, UserPrincipal owner) {
    try {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
          || !Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
        return;
      }
      Optional<LockedFile> lock =
          LockedFile.tryLock(directory.resolve(LOCK), StandardOpenOption.WRITE);
      if (lock.isPresent()) {
        LOG.info("Removing {}, left by a run that was killed", directory);
        FileUtils.deleteDirectoryQuietly(directory.toFile());
        lock.get().close();
      }
    } catch (NoSuchFileException e) {
      // It begins or ends just now.
    } catch (IOException e) {
      LOG.debug("{} is not removed", directory, e);
    }
  }

  /** Removes it with all that is in it. */
  @Override
  public void close() {
    FileUtils.deleteDirectoryQuietly(path.toFile());
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("The lock of {} is not freed before the process ends", path, e);
    }
  }
}
