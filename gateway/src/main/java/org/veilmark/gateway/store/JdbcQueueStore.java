package org.veilmark.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.JobQueue;
import org.veilmark.gateway.job.OutboxMessage;
import org.veilmark.gateway.job.QueueStore;

/** Queues in a table. */
public final class JdbcQueueStore implements QueueStore {
  private static final String SELECT =
      "SELECT account, name, title, paused, callback_target, callback_kind, callback_format,"
          + " created_at, changed_at FROM queue WHERE account = :account";

  private final Jdbi jdbi;
  private final Outbox outbox;

  /** Those of a database. */
  public JdbcQueueStore(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  @Override
  public List<JobQueue> list(String account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY name")
                .bind("account", account)
                .map((row, context) -> queue(row))
                .list());
  }

  @Override
  public Optional<JobQueue> find(String account, String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " AND name = :name")
                .bind("account", account)
                .bind("name", name)
                .map((row, context) -> queue(row))
                .findOne());
  }

  private static JobQueue queue(ResultSet row) throws SQLException {
    return new JobQueue(
        row.getString("account"),
        row.getString("name"),
        row.getString("title"),
        row.getBoolean("paused"),
        JobRows.callback(row),
        row.getLong("created_at"),
        row.getLong("changed_at"));
  }

  @Override
  public void add(JobQueue queue) {
    // Two jobs may be the first of a queue at a time: the later one leaves it as it is.
    jdbi.useHandle(
        handle ->
            bind(
                    handle.createUpdate(
                        "INSERT INTO queue (account, name, title, paused, callback_target,"
                            + " callback_kind, callback_format, created_at, changed_at)"
                            + " VALUES (:account, :name, :title, :paused, :target, :kind, :format,"
                            + " :created, :changed) ON CONFLICT DO NOTHING"),
                    queue)
                .execute());
  }

  @Override
  public void change(JobQueue queue, List<OutboxMessage> messages) {
    jdbi.useTransaction(
        handle -> {
          bind(
                  handle.createUpdate(
                      "UPDATE queue SET title = :title, paused = :paused,"
                          + " callback_target = :target, callback_kind = :kind,"
                          + " callback_format = :format, changed_at = :changed"
                          + " WHERE account = :account AND name = :name"),
                  queue)
              .execute();
          messages.forEach(message -> outbox.add(handle, message));
        });
    outbox.wake();
  }

  private static <T extends SqlStatement<T>> T bind(T statement, JobQueue queue) {
    Callback callback = queue.callback();
    return statement
        .bind("account", queue.account())
        .bind("name", queue.name())
        .bind("title", queue.title())
        .bind("paused", queue.isPaused())
        .bind("target", callback == null ? null : callback.target())
        .bind("kind", callback == null ? null : callback.kind().name())
        .bind("format", callback == null ? null : callback.format().name())
        .bind("created", queue.createdAtMillis())
        .bind("changed", queue.changedAtMillis());
  }
}
