package org.veilmark.gateway.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Databases as {@code serve} has them, in files that go with the tests. */
public final class TestDatabase {

  private TestDatabase() {}

  /** One with nothing in it but tables. */
  public static Database open() {
    return Database.open(freshUrl());
  }

  /** Address of one that is not there yet. */
  static String freshUrl() {
    try {
      Path file = Files.createTempFile("gateway-test-", ".db");
      file.toFile().deleteOnExit();
      return "jdbc:sqlite:" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
