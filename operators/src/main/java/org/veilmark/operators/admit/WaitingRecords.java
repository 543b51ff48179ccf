package org.veilmark.operators.admit;

import org.veilmark.schema.JobError;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;

/** Records of jobs of which nothing is planned yet. */
final class WaitingRecords {
  private WaitingRecords() {}

  /** Of a job that was not admitted. */
  static JobRecord refused(JobRequest request, JobError error, long nowMillis) {
    return of(request, JobState.FAILED).setError(error).setFinishedAtMillis(nowMillis).build();
  }

  /** Of a job that never began. */
  static JobRecord cancelled(JobRequest request, long nowMillis) {
    return of(request, JobState.CANCELLED).setFinishedAtMillis(nowMillis).build();
  }

  /** Of a job that waits. */
  static JobRecord waiting(JobRequest request, boolean paused) {
    return of(request, paused ? JobState.PAUSED : JobState.SUBMITTED).build();
  }

  /** Of a job that begins. */
  static JobRecord running(JobRequest request, long nowMillis) {
    return of(request, JobState.RUNNING).setStartedAtMillis(nowMillis).build();
  }

  private static JobRecord.Builder of(JobRequest request, JobState state) {
    return JobRecord.newBuilder().setJobId(request.getJobId()).setRequest(request).setState(state);
  }
}
