package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds clips in a folder by parts of their names. */
public final class ClipFolder {
  private ClipFolder() {}

  /**
   * The files whose names contain one of {@code parts}, in the order of the parts; all files,
   * sorted, where there are no parts.
   *
   * @throws IOException where the folder cannot be read, or a part fits no file
   */
  public static List<Path> find(Path folder, List<String> parts) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException("no folder " + folder);
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(Files::isRegularFile).sorted().toList();
    }
    if (parts.isEmpty()) {
      return files;
    }
    Set<Path> found = new LinkedHashSet<>();
    for (String part : parts) {
      List<Path> matches =
          files.stream().filter(file -> file.getFileName().toString().contains(part)).toList();
      if (matches.isEmpty()) {
        throw new IOException("no file in " + folder + " has '" + part + "' in its name");
      }
      found.addAll(matches);
    }
    return new ArrayList<>(found);
  }

  /** The first word of a clip's name, for tables. */
  public static String shortName(String fileName) {
    return fileName.split("[_.]", 2)[0];
  }

  static String shortName(Path clip) {
    return shortName(clip.getFileName().toString());
  }
}
