package org.veilmark.cli.run;

import java.util.List;
import java.util.function.Consumer;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/** Runs jobs to their ends. */
public interface JobRunner {
  /**
   * Runs jobs side by side.
   *
   * @param records takes the final record of each job as soon as it is known, in any order, one
   *     call at a time
   * @throws InterruptedException if the thread was interrupted; nothing half-done is left then
   * @throws Exception if the jobs could not be run, by a fault that is none of their own
   */
  void run(List<JobRequest> requests, RunOptions options, Consumer<JobRecord> records)
      throws Exception;
}
