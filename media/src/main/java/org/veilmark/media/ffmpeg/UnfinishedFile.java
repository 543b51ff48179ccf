package org.veilmark.media.ffmpeg;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that has another name until it is complete, and is removed if it never is. */
final class UnfinishedFile implements Closeable {
  private final Path target;
  private final Path unfinished;
  private boolean published;

  UnfinishedFile(Path target) {
    this.target = target;
    this.unfinished = target.resolveSibling(target.getFileName() + ".tmp");
  }

  /** Where to write. */
  Path path() {
    return unfinished;
  }

  /** Gives the file its name, in place of an older one, in one step. */
  Path publish() throws IOException {
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    published = true;
    return target;
  }

  @Override
  public void close() throws IOException {
    if (!published) {
      Files.deleteIfExists(unfinished);
    }
  }
}
