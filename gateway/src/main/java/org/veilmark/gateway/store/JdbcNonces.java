package org.veilmark.gateway.store;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.veilmark.gateway.access.Nonces;

/** Nonces in a table, which all gateways share and which survives a restart. */
public final class JdbcNonces implements Nonces {
  private static final String NOT_UNIQUE = "23505";

  private final Jdbi jdbi;

  /** Those of a database. */
  public JdbcNonces(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean use(String accessKeyId, String nonce, long untilMillis) {
    try {
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "INSERT INTO nonce (access_key_id, nonce, until) VALUES (?, ?, ?)",
                  accessKeyId,
                  nonce,
                  untilMillis));
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof java.sql.SQLException cause
          && NOT_UNIQUE.equals(cause.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Forgets those that are not needed any more.
   *
   * @param nowMillis in milliseconds since the epoch
   */
  public void forgetBefore(long nowMillis) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM nonce WHERE until < ?", nowMillis));
  }
}
