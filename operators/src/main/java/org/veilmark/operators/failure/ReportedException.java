package org.veilmark.operators.failure;

import org.veilmark.schema.JobError;

/** An expected failure that happened in another process, as it reported it. */
public final class ReportedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /** A failure with the error that a record states. */
  public ReportedException(JobError error) {
    super(error.getMessage());
    this.code = error.getCode();
  }

  /** As a record states it. */
  public JobError error() {
    return new JobError(code, getMessage());
  }
}
