package org.veilmark.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A database with the tables of the gateway. */
public final class Database implements AutoCloseable {
  /** All of them from the start: to open one in the middle of many calls makes those wait. */
  private static final int CONNECTIONS = 16;

  private final HikariDataSource connections;
  private final Jdbi jdbi;

  private Database(HikariDataSource connections) {
    this.connections = connections;
    jdbi = Jdbi.create(connections);
  }

  /**
   * Opens it, and brings its tables up to date.
   *
   * @param url of JDBC, of H2 or PostgreSQL
   * @throws RuntimeException of the driver's or of Flyway's, if it is not reached or not ours
   */
  public static Database open(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("gateway");
    HikariDataSource connections = new HikariDataSource(config);
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(connections)
          .locations("classpath:org/veilmark/gateway/store")
          .load()
          .migrate();
      return new Database(connections);
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /** What asks it. */
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    connections.close();
  }
}
