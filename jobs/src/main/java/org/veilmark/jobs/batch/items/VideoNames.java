package org.veilmark.jobs.batch.items;

import java.util.Locale;
import java.util.Set;

/** Which files of a folder are videos: those whose names end like one. */
final class VideoNames {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "mp4", "m4v", "mov", "qt", "mkv", "webm", "ts", "mts", "m2ts", "mpg", "mpeg", "avi",
          "flv");

  private VideoNames() {}

  /** Whether a file of that name is a video. Hidden ones are not: they may be half-written. */
  static boolean matches(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
    return !isHidden(fileName) && EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
  }

  /** Whether the name is not shown to people. */
  static boolean isHidden(String fileName) {
    return fileName.startsWith(".");
  }
}
