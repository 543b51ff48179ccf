package org.veilmark.gateway.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.veilmark.gateway.callback.CallbackQueue;
import org.veilmark.gateway.job.CallbackState;
import org.veilmark.gateway.job.Job;

/** Ends of jobs that are still to be told, in the table of jobs. */
public final class JdbcCallbackQueue implements CallbackQueue {
  private static final int MAX_ERROR = 512;

  private final Jdbi jdbi;

  /** Those of a database. */
  public JdbcCallbackQueue(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Job> take(long nowMillis, long untilMillis) {
    return jdbi.inTransaction(
        handle -> {
          Optional<String> due =
              handle
                  .createQuery(
                      "SELECT id FROM job WHERE callback_state = :waiting AND callback_due <= :now"
                          + " ORDER BY callback_due LIMIT 1 <row_lock>")
                  .bind("waiting", CallbackState.WAITING.name())
                  .bind("now", nowMillis)
                  .mapTo(String.class)
                  .findOne();
          return due.flatMap(id -> lease(handle, id, untilMillis));
        });
  }

  private static Optional<Job> lease(Handle handle, String id, long untilMillis) {
    handle.execute(
        "UPDATE job SET callback_due = ?, callback_attempts = callback_attempts + 1 WHERE id = ?",
        untilMillis,
        id);
    return handle
        .createQuery("SELECT " + JobRows.COLUMNS + " FROM job WHERE id = :id")
        .bind("id", id)
        .map(new JobRows())
        .findOne();
  }

  @Override
  public void delivered(String jobId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE job SET callback_state = ?, callback_error = NULL, callback_due = NULL"
                    + " WHERE id = ?",
                CallbackState.DELIVERED.name(),
                jobId));
  }

  @Override
  public void putOff(String jobId, long dueMillis, String error) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE job SET callback_due = ?, callback_error = ? WHERE id = ?",
                dueMillis,
                bounded(error),
                jobId));
  }

  @Override
  public void giveUp(String jobId, String error) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE job SET callback_state = ?, callback_error = ?, callback_due = NULL"
                    + " WHERE id = ?",
                CallbackState.GIVEN_UP.name(),
                bounded(error),
                jobId));
  }

  private static String bounded(String error) {
    return error.substring(0, Math.min(error.length(), MAX_ERROR));
  }
}
