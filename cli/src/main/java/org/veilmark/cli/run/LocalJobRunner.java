package org.veilmark.cli.run;

import java.util.List;
import java.util.function.Consumer;
import org.veilmark.jobs.local.LocalCluster;
import org.veilmark.jobs.local.LocalOptions;
import org.veilmark.jobs.local.RunOutcome;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/** Runs jobs on a Flink cluster in this process, started for them and ended with them. */
public final class LocalJobRunner implements JobRunner {
  private final Interruption interruption;

  /**
   * A runner.
   *
   * @param interruption cancels what runs
   */
  public LocalJobRunner(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public void run(List<JobRequest> requests, RunOptions options, Consumer<JobRecord> records)
      throws Exception {
    try (LocalCluster cluster = LocalCluster.start(LocalOptions.of(options.parallelism()))) {
      RunOutcome outcome =
          interruption.stoppable(
              cluster::cancel,
              () -> cluster.run(requests, options.keys(), records::accept, options.progress()));
      if (outcome == RunOutcome.CANCELLED) {
        throw new InterruptedException("cancelled");
      }
    }
  }
}
