package org.veilmark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.veilmark.cli.run.JobRunner;
import org.veilmark.cli.run.JobSession;
import org.veilmark.jobs.batch.Batch;
import org.veilmark.jobs.local.BatchProgressListener;
import org.veilmark.jobs.local.Progress;
import org.veilmark.jobs.local.ProgressListener;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/** Answers requests from a function, the last one first, as a busy cluster might. */
final class FakeRunner implements JobRunner {
  private final Function<JobRequest, JobRecord> answers;
  final List<JobRequest> requests = new ArrayList<>();
  final List<KeySource> keys = new ArrayList<>();
  int parallelism;
  int openSessions;

  FakeRunner(Function<JobRequest, JobRecord> answers) {
    this.answers = answers;
  }

  @Override
  public JobSession open(int wanted, MediaLimits limits) {
    parallelism = wanted;
    openSessions++;
    return new JobSession() {
      @Override
      public void run(
          List<JobRequest> batch,
          KeySource source,
          ProgressListener progress,
          Consumer<JobRecord> records) {
        requests.addAll(batch);
        keys.add(source);
        progress.onProgress(new Progress(0, 1, 0, 1, 10, 1, 2));
        for (int i = batch.size() - 1; i >= 0; i--) {
          records.accept(answers.apply(batch.get(i)));
        }
      }

      @Override
      public void run(
          Batch batch,
          KeySource source,
          BatchProgressListener progress,
          Consumer<JobRecord> records) {
        throw new UnsupportedOperationException("batches run through the real graph");
      }

      @Override
      public void close() {
        openSessions--;
      }
    };
  }
}
