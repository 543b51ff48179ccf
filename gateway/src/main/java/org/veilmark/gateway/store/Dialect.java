package org.veilmark.gateway.store;

import java.util.Map;

/** What differs between databases. */
enum Dialect {
  /** A file, where one writes at a time. */
  SQLITE("sqlite", ""),
  /** A server. */
  POSTGRESQL("postgresql", "FOR UPDATE SKIP LOCKED");

  private final String name;
  private final String rowLock;

  Dialect(String name, String rowLock) {
    this.name = name;
    this.rowLock = rowLock;
  }

  /**
   * That of a database.
   *
   * @param url of JDBC
   * @throws IllegalArgumentException if it is of no database that is known
   */
  static Dialect of(String url) {
    for (Dialect dialect : values()) {
      if (url.startsWith("jdbc:" + dialect.name + ":")) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "the store is neither jdbc:postgresql:... nor jdbc:sqlite:...");
  }

  /** Where its tables are described, on the class path. */
  String tables() {
    return "classpath:org/veilmark/gateway/store/" + name;
  }

  /** Ends a query so that its rows are this transaction's, and those of others left out. */
  String rowLock() {
    return rowLock;
  }

  /** Whether others write while a transaction lasts. */
  boolean locksRows() {
    return !rowLock.isEmpty();
  }

  /**
   * For its driver, unless the URL says otherwise. Nobody waits to read in a file whose log is
   * written ahead (WAL). A transaction writes from its start: else it could not begin to, after
   * another has written.
   */
  Map<String, String> options() {
    return switch (this) {
      case SQLITE ->
          Map.of(
              "journal_mode", "WAL",
              "synchronous", "NORMAL",
              "transaction_mode", "IMMEDIATE",
              "foreign_keys", "true",
              "busy_timeout", "30000");
      case POSTGRESQL -> Map.of();
    };
  }
}
