package org.veilmark.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * Where a job stands. Times are milliseconds since the epoch.
 *
 * @param state the state
 * @param percent how much of the stage at hand is done, 0..100
 * @param startedAtMillis when work began; null: not yet
 * @param finishedAtMillis when it ended; null: not yet
 * @param failure why it failed; null unless FAILED
 * @param finding what was found; null unless an extraction SUCCEEDED
 */
public record JobStatus(
    JobState state,
    int percent,
    @Nullable Long startedAtMillis,
    @Nullable Long finishedAtMillis,
    @Nullable JobFailure failure,
    @Nullable Finding finding) {

  /** Of a job that nobody has heard of yet. */
  public static final JobStatus NEW = new JobStatus(JobState.SUBMITTED, 0, null, null, null, null);
}
