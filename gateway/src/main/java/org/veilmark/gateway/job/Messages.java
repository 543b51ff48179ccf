package org.veilmark.gateway.job;

import org.jspecify.annotations.Nullable;

/** Encodes what is told to the service. */
public interface Messages {

  /** That there is a job. */
  OutboxMessage request(Job job, String inputUri, @Nullable String outputUri);

  /** Whether jobs of a queue may start. */
  OutboxMessage hold(JobQueue queue);

  /** That a job is not wanted any more. */
  OutboxMessage cancel(String jobId);
}
