package org.veilmark.gateway.job;

import java.util.List;
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
 * @param covers the pictures made, the best first; empty unless a cover job SUCCEEDED
 */
public record JobStatus(
    JobState state,
    int percent,
    @Nullable Long startedAtMillis,
    @Nullable Long finishedAtMillis,
    @Nullable JobFailure failure,
    @Nullable Finding finding,
    List<Cover> covers) {

  /** Copies. */
  public JobStatus {
    covers = List.copyOf(covers);
  }

  /** Of a job without covers. */
  public JobStatus(
      JobState state,
      int percent,
      @Nullable Long startedAtMillis,
      @Nullable Long finishedAtMillis,
      @Nullable JobFailure failure,
      @Nullable Finding finding) {
    this(state, percent, startedAtMillis, finishedAtMillis, failure, finding, List.of());
  }

  /** Of a job that nobody has heard of yet. */
  public static final JobStatus NEW = new JobStatus(JobState.SUBMITTED, 0, null, null, null, null);
}
