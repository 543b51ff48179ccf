package org.veilmark.gateway.job;

/** Where a job stands. */
public enum JobState {
  SUBMITTED,
  PAUSED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** Whether nothing comes after it. */
  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }
}
