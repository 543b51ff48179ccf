package org.veilmark.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.veilmark.jobs.batch.Batch;
import org.veilmark.jobs.local.BatchProgressListener;
import org.veilmark.jobs.local.ProgressListener;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/** Runs jobs to their ends, one list of them after the other. */
public interface JobSession extends AutoCloseable {
  /**
   * Runs jobs side by side.
   *
   * @param keys where the secret key is found
   * @param progress is told how far the work is
   * @param records takes the final record of each job as soon as it is known, in any order, one
   *     call at a time
   * @throws InterruptedException if the run was cancelled; nothing half-done is left then
   * @throws Exception if the jobs could not be run, by a fault that is none of their own
   */
  void run(
      List<JobRequest> requests,
      KeySource keys,
      ProgressListener progress,
      Consumer<JobRecord> records)
      throws Exception;

  /**
   * Works off a batch. Parameters and exceptions are those of {@link #run(List, KeySource,
   * ProgressListener, Consumer)}; what is done when it is cancelled stays done.
   */
  void run(Batch batch, KeySource keys, BatchProgressListener progress, Consumer<JobRecord> records)
      throws Exception;

  /** Runs one job and gives its record. */
  default JobRecord run(JobRequest request, KeySource keys, ProgressListener progress)
      throws Exception {
    List<JobRecord> records = new ArrayList<>();
    run(List.of(request), keys, progress, records::add);
    if (records.isEmpty()) {
      throw new IllegalStateException("job " + request.getJobId() + " ended without a record");
    }
    return records.get(0);
  }

  /** Ends whatever runs and frees everything. */
  @Override
  void close();
}
