package org.veilmark.cli;

import java.io.IOException;
import org.veilmark.operators.io.Location;

/** Sizes of files for reports. */
final class FileSizes {
  private FileSizes() {}

  /** In bytes; 0 if it cannot be told. */
  static long of(String file) {
    try {
      return new Location(Requests.uri(file)).sizeBytes();
    } catch (IOException | CommandException e) {
      return 0;
    }
  }
}
