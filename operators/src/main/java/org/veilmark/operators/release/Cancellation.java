package org.veilmark.operators.release;

import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.schema.JobError;

/** What is said of segments of cancelled jobs. */
final class Cancellation {
  private Cancellation() {}

  static JobError error() {
    return Failures.error(FailureCode.JOB_CANCELLED, "the job was cancelled");
  }
}
