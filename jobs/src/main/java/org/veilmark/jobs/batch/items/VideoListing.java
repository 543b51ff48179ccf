package org.veilmark.jobs.batch.items;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.Location;

/**
 * Lists the videos of a folder or of a prefix of an object store, with all that lies below, in the
 * order of their names. Of a folder only its own entries are in memory at a time.
 */
final class VideoListing {
  private final Optional<Location> excluded;

  /** Takes the videos. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A video.
     *
     * @param relativeName its path below the folder, with slashes
     */
    void visit(Location video, String relativeName) throws IOException, JobException;
  }

  /**
   * A listing.
   *
   * @param excluded folder that is left out, since the batch writes there
   */
  VideoListing(Optional<Location> excluded) {
    this.excluded = excluded;
  }

  /** Visits all videos below {@code folder}. */
  void visit(Location folder, Visitor visitor) throws IOException, JobException {
    Optional<Path> local = folder.local();
    if (local.isPresent()) {
      visitLocal(local.get(), "", new ArrayDeque<>(), visitor);
    } else {
      visitRemote(folder, "", visitor);
    }
  }

  private void visitLocal(Path folder, String prefix, Deque<Path> above, Visitor visitor)
      throws IOException, JobException {
    Path real = folder.toRealPath();
    if (above.contains(real) || isExcluded(Location.of(folder))) {
      return;
    }
    above.push(real);
    for (Path entry : entries(folder)) {
      String name = entry.getFileName().toString();
      if (VideoNames.isHidden(name)) {
        continue;
      }
      if (Files.isDirectory(entry)) {
        visitLocal(entry, prefix + name + "/", above, visitor);
      } else if (VideoNames.matches(name)) {
        visitor.visit(Location.of(entry), prefix + name);
      }
    }
    above.pop();
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    }
    entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
    return entries;
  }

  private void visitRemote(Location folder, String prefix, Visitor visitor)
      throws IOException, JobException {
    if (isExcluded(folder)) {
      return;
    }
    FileStatus[] entries = folder.list();
    Arrays.sort(entries, Comparator.comparing(entry -> entry.getPath().getName()));
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      if (VideoNames.isHidden(name)) {
        continue;
      }
      if (entry.isDir()) {
        visitRemote(folder.resolve(name), prefix + name + "/", visitor);
      } else if (VideoNames.matches(name)) {
        visitor.visit(folder.resolve(name), prefix + name);
      }
    }
  }

  private boolean isExcluded(Location folder) throws IOException {
    return excluded.isPresent() && excluded.get().isSameFile(folder);
  }
}
