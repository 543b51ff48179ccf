package org.veilmark.jobs.service;

import java.time.Duration;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.operators.admit.QueueLimits;

/**
 * What a service is built with.
 *
 * @param graph as every way of running has it
 * @param queues how many jobs may run at a time
 * @param remembersJobs for how long the id of a job is known after the job is over: a request that
 *     comes again within it is the same job
 */
public record ServiceOptions(GraphOptions graph, QueueLimits queues, Duration remembersJobs) {
  /** Longer than a submitter tries again, and than a queue is paused over night. */
  public static final Duration REMEMBERS_JOBS = Duration.ofDays(7);

  /** With all limits at their defaults. */
  public static ServiceOptions of(GraphOptions graph) {
    return new ServiceOptions(graph, QueueLimits.DEFAULT, REMEMBERS_JOBS);
  }

  /** The same with other limits of queues. */
  public ServiceOptions withQueues(QueueLimits limits) {
    return new ServiceOptions(graph, limits, remembersJobs);
  }
}
