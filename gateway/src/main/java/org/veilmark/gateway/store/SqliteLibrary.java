package org.veilmark.gateway.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The library of SQLite, which its driver unpacks anew for each process; one that is killed leaves
 * its copy.
 */
public final class SqliteLibrary {
  private static final String WHERE = "org.sqlite.tmpdir";

  private SqliteLibrary() {}

  /**
   * Has it unpacked in a folder, and removes what is left there. Only before the first database is
   * opened.
   *
   * @param folder which no other process uses
   */
  public static void unpackIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
    System.setProperty(WHERE, folder.toString());
  }
}
