package org.veilmark.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * A queue of an account's jobs.
 *
 * @param account whose it is
 * @param name by which jobs name it
 * @param title for people
 * @param isPaused whether no job of it starts
 * @param callback where ends of its jobs are told that do not say where themselves; null: nowhere
 * @param createdAtMillis when it was named first, in milliseconds since the epoch
 * @param changedAtMillis when something of it changed last
 */
public record JobQueue(
    String account,
    String name,
    String title,
    boolean isPaused,
    @Nullable Callback callback,
    long createdAtMillis,
    long changedAtMillis) {

  /** The queue of who names none. */
  public static final String DEFAULT_NAME = JobTask.DEFAULT_QUEUE;

  /** One that is active and tells nobody. */
  static JobQueue fresh(String account, String name, long nowMillis) {
    return new JobQueue(account, name, name, /* isPaused= */ false, null, nowMillis, nowMillis);
  }
}
