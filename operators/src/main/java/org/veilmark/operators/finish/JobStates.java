package org.veilmark.operators.finish;

import org.veilmark.schema.JobState;

/** Which states of jobs are the last. */
public final class JobStates {
  private JobStates() {}

  /** Whether a job stays in this state. */
  public static boolean isFinal(JobState state) {
    return switch (state) {
      case SUCCEEDED, FAILED, CANCELLED -> true;
      case UNKNOWN, SUBMITTED, RUNNING, PAUSED -> false;
    };
  }
}
