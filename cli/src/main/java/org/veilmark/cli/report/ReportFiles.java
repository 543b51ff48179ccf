package org.veilmark.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of one report, which take the place of older ones only when all of them are written. */
public final class ReportFiles {
  private final Path directory;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * No files yet.
   *
   * @param directory exists
   */
  public ReportFiles(Path directory) {
    this.directory = directory;
  }

  /** Adds a file. */
  public void add(String name, String text) {
    texts.put(name, text);
  }

  /** Writes all of them, then gives them their names. */
  public void publish() throws IOException {
    try {
      for (Map.Entry<String, String> file : texts.entrySet()) {
        Files.writeString(unfinished(file.getKey()), file.getValue());
      }
      for (String name : texts.keySet()) {
        Files.move(unfinished(name), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (String name : texts.keySet()) {
        Files.deleteIfExists(unfinished(name));
      }
    }
  }

  private Path unfinished(String name) {
    return directory.resolve(name + ".tmp");
  }
}
