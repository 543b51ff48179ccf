package org.veilmark.gateway.store;

import org.jdbi.v3.core.Jdbi;
import org.veilmark.gateway.access.Nonces;

/** Nonces in a table, which all gateways share and which survives a restart. */
public final class JdbcNonces implements Nonces {
  private final Jdbi jdbi;

  /** Those of a database. */
  public JdbcNonces(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean use(String accessKeyId, String nonce, long untilMillis) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "INSERT INTO nonce (access_key_id, nonce, until) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                    accessKeyId,
                    nonce,
                    untilMillis))
        == 1;
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
