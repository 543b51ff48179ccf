package org.veilmark.gateway.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.access.SecretSeal;

/** Access keys in a table, their secrets sealed. */
public final class JdbcAccessKeys implements AccessKeys {
  private static final String SEPARATOR = " ";

  private final Jdbi jdbi;
  private final SecretSeal seal;

  /** Those of a database. */
  public JdbcAccessKeys(Jdbi jdbi, SecretSeal seal) {
    this.jdbi = jdbi;
    this.seal = seal;
  }

  /** Keeps a key in place of the one of its id, if there is one. */
  public void put(AccessKey key) {
    Caller caller = key.caller();
    byte[] sealed = seal.seal(caller.accessKeyId(), key.secret());
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM access_key WHERE id = ?", caller.accessKeyId());
          handle.execute(
              "INSERT INTO access_key (id, account, sealed_secret, roles, buckets, key_id)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              caller.accessKeyId(),
              caller.account(),
              sealed,
              caller.roles().stream().map(Enum::name).collect(Collectors.joining(SEPARATOR)),
              String.join(SEPARATOR, caller.buckets()),
              caller.keyId());
        });
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT account, sealed_secret, roles, buckets, key_id FROM access_key"
                        + " WHERE id = :id")
                .bind("id", accessKeyId)
                .map(
                    (row, context) ->
                        new AccessKey(
                            new Caller(
                                accessKeyId,
                                row.getString("account"),
                                words(row.getString("roles")).stream()
                                    .map(Role::valueOf)
                                    .collect(Collectors.toSet()),
                                words(row.getString("buckets")),
                                row.getString("key_id")),
                            seal.open(accessKeyId, row.getBytes("sealed_secret"))))
                .findOne());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(SEPARATOR, -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
