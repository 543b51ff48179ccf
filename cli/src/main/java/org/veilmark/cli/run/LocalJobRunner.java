package org.veilmark.cli.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.veilmark.jobs.batch.Batch;
import org.veilmark.jobs.local.BatchProgressListener;
import org.veilmark.jobs.local.LocalCluster;
import org.veilmark.jobs.local.LocalOptions;
import org.veilmark.jobs.local.ProgressListener;
import org.veilmark.jobs.local.RunOutcome;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.io.ObjectStores;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/** Runs jobs on a Flink cluster in this process, started for a session and ended with it. */
public final class LocalJobRunner implements JobRunner {
  private final Interruption interruption;
  private final Map<String, String> environment;

  /**
   * A runner.
   *
   * @param interruption cancels what runs
   * @param environment variables, which say how object stores are reached
   */
  public LocalJobRunner(Interruption interruption, Map<String, String> environment) {
    this.interruption = interruption;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public JobSession open(int parallelism, MediaLimits limits) throws Exception {
    // FFmpeg's libraries load beside the start of the cluster.
    Thread loader = new Thread(FfmpegMedia::loadAhead, "veilmark-load-ffmpeg");
    loader.setDaemon(true);
    loader.start();
    ObjectStores.configure(environment);
    // Not to be interrupted half-way: a cluster that has started can be closed.
    LocalCluster cluster =
        interruption.stoppable(
            () -> {}, () -> LocalCluster.start(LocalOptions.of(parallelism, limits)));
    if (interruption.isRequested()) {
      cluster.close();
      throw new InterruptedException("cancelled");
    }
    return new LocalSession(cluster);
  }

  /** A running cluster. */
  private final class LocalSession implements JobSession {
    private final LocalCluster cluster;
    private final Runnable stop = Thread.currentThread()::interrupt;

    LocalSession(LocalCluster cluster) {
      this.cluster = cluster;
      // Between runs, too, there are temporary files to remove.
      interruption.begin(stop);
    }

    @Override
    public void run(
        List<JobRequest> requests,
        KeySource keys,
        ProgressListener progress,
        Consumer<JobRecord> records)
        throws Exception {
      finish(() -> cluster.run(requests, keys, records::accept, progress));
    }

    @Override
    public void run(
        Batch batch, KeySource keys, BatchProgressListener progress, Consumer<JobRecord> records)
        throws Exception {
      finish(() -> cluster.run(batch, keys, records::accept, progress));
    }

    private void finish(Callable<RunOutcome> run) throws Exception {
      RunOutcome outcome = interruption.stoppable(cluster::cancel, run);
      if (outcome == RunOutcome.CANCELLED) {
        throw new InterruptedException("cancelled");
      }
    }

    @Override
    public void close() {
      cluster.close();
      interruption.end(stop);
    }
  }
}
