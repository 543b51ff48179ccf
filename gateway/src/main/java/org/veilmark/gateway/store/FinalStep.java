package org.veilmark.gateway.store;

import org.jdbi.v3.core.Handle;
import org.veilmark.gateway.job.Job;

/** What is to be kept when a job has come to its end, together with its end: both or neither. */
public interface FinalStep {

  /**
   * Keeps it.
   *
   * @param transaction the one that keeps the end of the job
   * @param job as it is now
   */
  void onFinal(Handle transaction, Job job);
}
