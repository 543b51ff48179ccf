package org.veilmark.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** A database with the tables of the gateway. */
public final class Database implements AutoCloseable {
  /** All of them from the start: to open one in the middle of many calls makes those wait. */
  private static final int CONNECTIONS = 16;

  /** In the SQL of queries, {@code <row_lock>}. */
  private static final String ROW_LOCK = "row_lock";

  private final HikariDataSource connections;
  private final Dialect dialect;
  private final Jdbi jdbi;

  private Database(HikariDataSource connections, Dialect dialect) {
    this.connections = connections;
    this.dialect = dialect;
    jdbi = Jdbi.create(connections).define(ROW_LOCK, dialect.rowLock());
  }

  /**
   * Opens it, and brings its tables up to date.
   *
   * @param url of JDBC, of SQLite or PostgreSQL
   * @throws UncheckedIOException if it is not reached or not ours
   */
  public static Database open(String url) {
    return open(url, CONNECTIONS);
  }

  /** As {@link #open(String)}, with a number of connections; who finds none free waits in turn. */
  public static Database open(String url, int connectionCount) {
    Dialect dialect = Dialect.of(url);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connectionCount);
    config.setPoolName("gateway");
    dialect
        .options()
        .forEach(
            (option, value) -> {
              if (!url.contains(option + "=")) {
                config.addDataSourceProperty(option, value);
              }
            });
    try {
      return new Database(migrated(new HikariDataSource(config), dialect), dialect);
    } catch (RuntimeException e) {
      throw new UncheckedIOException(
          new IOException(
              "the store %s cannot be opened: %s".formatted(place(url), e.getMessage()), e));
    }
  }

  private static HikariDataSource migrated(HikariDataSource connections, Dialect dialect) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(connections)
          .locations(dialect.tables())
          .load()
          .migrate();
      return connections;
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /** Without options: a password may be among them. */
  private static String place(String url) {
    return url.replaceFirst("\\?.*", "");
  }

  /**
   * Refuses addresses of databases that are not known.
   *
   * @throws IllegalArgumentException without the URL in its message: it may have a password in it
   */
  public static void requireKnown(String url) {
    Dialect.of(url);
  }

  /** What asks it. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * Does what takes long with rows that a query has locked ({@code <row_lock>}). Where a
   * transaction would hold up everybody, it is done without one, and two may get the same rows.
   */
  <R, X extends Exception> R holding(HandleCallback<R, X> work) throws X {
    return dialect.locksRows() ? jdbi.inTransaction(work) : jdbi.withHandle(work);
  }

  @Override
  public void close() {
    connections.close();
  }
}
