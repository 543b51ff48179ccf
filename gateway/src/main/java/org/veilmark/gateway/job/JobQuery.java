package org.veilmark.gateway.job;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs of an account to list. Null and empty: whatever.
 *
 * @param account whose
 * @param kinds what they do
 * @param states where they stand
 * @param jobId only this one
 * @param level only of this level
 * @param queue only of this queue
 * @param fromMillis submitted then or later, in milliseconds since the epoch
 * @param toMillis submitted then or earlier
 * @param newestFirst in which order of submission
 * @param offset how many to leave out at the start
 * @param limit how many at most
 */
public record JobQuery(
    String account,
    Set<JobKind> kinds,
    Set<JobState> states,
    @Nullable String jobId,
    @Nullable Integer level,
    @Nullable String queue,
    @Nullable Long fromMillis,
    @Nullable Long toMillis,
    boolean newestFirst,
    int offset,
    int limit) {

  /** Copies. */
  public JobQuery {
    kinds = Set.copyOf(kinds);
    states = Set.copyOf(states);
  }
}
