package org.veilmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sizes of files for reports. */
final class FileSizes {
  private FileSizes() {}

  /** In bytes; 0 for what is not a local file. */
  static long of(String file) {
    try {
      return file.contains("://") ? 0 : Files.size(Path.of(file));
    } catch (IOException e) {
      return 0;
    }
  }
}
