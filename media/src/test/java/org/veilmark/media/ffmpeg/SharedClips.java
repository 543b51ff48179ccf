package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real clips beside the project, where they are: in {@code -Dmedia.clips=FOLDER}, or in {@code
 * shared/clips} beside a folder above this module. They are no part of it.
 */
final class SharedClips {
  private SharedClips() {}

  /** The files of a folder of clips, in order; none where there are no clips. */
  static List<Path> in(String folder) {
    Path clips = root().resolve(folder);
    if (!Files.isDirectory(clips)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(clips)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    String given = System.getProperty("media.clips");
    if (given != null) {
      return Path.of(given);
    }
    Path above = Path.of("").toAbsolutePath();
    while (above != null && !Files.isDirectory(above.resolve("shared/clips"))) {
      above = above.getParent();
    }
    return above == null ? Path.of("none") : above.resolve("shared/clips");
  }
}
