package org.veilmark.operators.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;

/**
 * A file on its way to where it belongs, which appears there whole or not at all.
 *
 * <p>The writer fills {@link #draft()}, a local file, then calls {@link #publish()}. In a local
 * target directory the draft lies hidden beside the target and is renamed onto it. For any other
 * file system it is a bounded spool file, streamed once through Flink's recoverable writer and then
 * committed. Publishing the same content again is harmless, so a redone task may do it.
 *
 * <p>{@link #close()} before {@link #publish()} removes the draft and leaves the target as it was.
 */
public final class Publication implements Closeable {
  private final Location target;
  private final Path draft;
  private final Optional<Path> localTarget;

  private Publication(Location target, Path draft, Optional<Path> localTarget) {
    this.target = target;
    this.draft = draft;
    this.localTarget = localTarget;
  }

  /**
   * Begins.
   *
   * @param attempt tells drafts of the same target apart that may be written at once; a leftover of
   *     the same attempt is replaced. Part of a file name.
   * @param spoolDirectory where drafts of targets elsewhere lie
   */
  public static Publication begin(Location target, String attempt, Path spoolDirectory)
      throws IOException {
    Optional<Path> local = target.local();
    Path directory =
        local.isPresent()
            ? Optional.ofNullable(local.get().getParent()).orElseThrow()
            : spoolDirectory;
    Path draft = directory.resolve("." + attempt + ".inprogress" + extension(target.fileName()));
    Files.deleteIfExists(draft);
    return new Publication(target, draft, local);
  }

  /** The local file to fill. It does not exist yet; its name ends like the target's. */
  public Path draft() {
    return draft;
  }

  /** Fails if {@link #publish()} could not write here; leaves nothing at the target. */
  public void checkWritable() throws IOException {
    Files.createFile(draft);
    if (localTarget.isEmpty()) {
      // An upload that is not committed never was.
      StorageCall.checked(this::openTarget).close();
    }
  }

  /** Puts the draft in its place, over what may be there. */
  public void publish() throws IOException {
    if (localTarget.isPresent()) {
      Files.move(draft, localTarget.get(), StandardCopyOption.ATOMIC_MOVE);
    } else {
      stream();
      Files.delete(draft);
    }
  }

  /** Copies the draft through the recoverable writer and commits it. */
  void stream() throws IOException {
    StorageCall.checked(
        () -> {
          RecoverableFsDataOutputStream out = openTarget();
          try {
            Files.copy(draft, out);
            out.closeForCommit().commit();
          } finally {
            takeBack(out);
          }
          return target;
        });
  }

  /** Aborts what was not committed, even in a thread that was interrupted. */
  private static void takeBack(RecoverableFsDataOutputStream out) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      out.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RecoverableFsDataOutputStream openTarget() throws IOException {
    return target.fileSystem().createRecoverableWriter().open(target.path());
  }

  /** From the last dot on; kept because it decides the container. */
  private static String extension(String fileName) {
    return fileName.substring(Math.max(fileName.lastIndexOf('.'), 0));
  }

  /** Removes the draft if it was not published. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(draft);
  }
}
