package org.veilmark.gateway.callback;

import java.util.Optional;
import org.veilmark.gateway.job.Job;

/** Ends of jobs that are still to be told. */
public interface CallbackQueue {

  /**
   * One that is due, if there is one. Nobody else gets it until a time; if nothing is heard of it
   * by then, it is due again.
   *
   * @param untilMillis that time, in milliseconds since the epoch
   */
  Optional<Job> take(long nowMillis, long untilMillis);

  /** That the receiver has it. */
  void delivered(String jobId);

  /** That it is to be tried again at a time. */
  void putOff(String jobId, long dueMillis, String error);

  /** That it is not to be tried any more. */
  void giveUp(String jobId, String error);
}
