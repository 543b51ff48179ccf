package org.veilmark.gateway.vendor.alibaba.iproduction;

import java.util.Optional;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;

/**
 * In which queue a job waits, and how urgently.
 *
 * @param queue its name, {@code PipelineId} by the vendor's word
 * @param priority 1..10 by the vendor's scale; empty: that of who names none
 */
public record Schedule(String queue, Optional<Long> priority) {
  private static final int MAX_PRIORITY = 10;
  private static final int USUAL_TO = 6;
  private static final int RAISED_TO = 8;

  /**
   * Checks.
   *
   * @param pipeline empty: the queue of who names none
   * @throws AlibabaException if there is no such priority
   */
  public static Schedule of(Optional<String> pipeline, Optional<Long> priority)
      throws AlibabaException {
    if (priority.isPresent() && (priority.get() < 1 || priority.get() > MAX_PRIORITY)) {
      throw AlibabaException.invalid(
          "The parameter \"Priority\" is not within 1.." + MAX_PRIORITY + ".");
    }
    return new Schedule(pipeline.orElse(JobTask.DEFAULT_QUEUE), priority);
  }

  /** By our own scale, 0..2. The vendor's 6, that of who names none, is our 0. */
  int level() {
    long asked = priority.orElse((long) USUAL_TO);
    return asked <= USUAL_TO ? 0 : asked <= RAISED_TO ? 1 : 2;
  }
}
