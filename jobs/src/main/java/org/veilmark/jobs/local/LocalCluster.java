package org.veilmark.jobs.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.Uids;
import org.veilmark.jobs.VeilmarkGraph;
import org.veilmark.jobs.batch.Batch;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobRequest;

/**
 * A Flink cluster in this process that runs the graph over lists of requests, one list at a time.
 *
 * <p>{@link #cancel} and {@link #close} may be called from any thread, such as a shutdown hook;
 * both wait until native work has ended and partial files are gone.
 */
public final class LocalCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
  private static final long PROGRESS_MILLIS = 200;
  private static final long CANCEL_SECONDS = 30;
  private static final long LISTENER_SECONDS = 5;

  private final LocalOptions options;
  private final RunDirectory directory;
  private final RunChannel channel;
  private final Configuration configuration;
  private final MiniCluster cluster;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private @Nullable JobID running;
  private boolean cancelRequested;

  private LocalCluster(LocalOptions options, RunDirectory directory) {
    this.options = options;
    this.directory = directory;
    channel = RunChannel.open(directory.path().toString());
    configuration = LocalConfiguration.of(options, directory.path(), channel.id());
    cluster = new MiniCluster(LocalConfiguration.cluster(configuration, options.parallelism()));
  }

  /**
   * Starts a cluster, in the background: a run describes itself in the meantime, and then waits for
   * it.
   *
   * @throws IOException if the temporary directory cannot be used
   */
  public static LocalCluster start(LocalOptions options) throws IOException {
    LocalCluster cluster =
        new LocalCluster(options, RunDirectory.create(options.temporaryDirectory()));
    new Thread(cluster::start, "veilmark-start-flink").start();
    return cluster;
  }

  private void start() {
    try {
      cluster.start();
      started.complete(null);
    } catch (Throwable e) {
      started.completeExceptionally(e);
    }
  }

  private void awaitStart() throws LocalRunException, InterruptedException {
    try {
      started.get();
    } catch (ExecutionException e) {
      throw new LocalRunException("the embedded Flink cluster does not start", e.getCause());
    }
  }

  /**
   * Runs requests to their end.
   *
   * @param requests with different job ids, at least one
   * @param keys resolves their key ids
   * @return whether all have their record
   * @throws LocalRunException if the run failed for a reason that no record states
   */
  public RunOutcome run(
      List<JobRequest> requests, KeySource keys, RecordListener records, ProgressListener progress)
      throws LocalRunException, InterruptedException {
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(configuration);
    define(env, requests, keys);
    channel.expect(requests.size(), /* dropDuplicates= */ true, records);
    return run(env, () -> progress.onProgress(channel.progress()));
  }

  /**
   * Works off a batch. Each record is told after its marker is in place.
   *
   * @return whether all items have their marker
   * @throws LocalRunException if the run failed for a reason that no record states
   */
  public RunOutcome run(
      Batch batch, KeySource keys, RecordListener records, BatchProgressListener progress)
      throws LocalRunException, InterruptedException {
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(configuration);
    // What was staged by a run that was killed is found again, if it lies on this machine.
    Location staging =
        batch.staging().local().isPresent() ? batch.staging() : Location.of(ownStaging());
    batch.define(env, graphOptions(keys, staging), new ChannelSink(channel.id()));
    // Nothing comes twice without recovery, and a long list is not to be remembered.
    channel.expect(batch.items(), /* dropDuplicates= */ false, records);
    return run(env, () -> progress.onProgress(channel.batchProgress()));
  }

  private RunOutcome run(StreamExecutionEnvironment env, Runnable showProgress)
      throws LocalRunException, InterruptedException {
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName("veilmark");
    JobID jobId = new JobID();
    graph.setJobId(jobId);
    awaitStart();
    begin(jobId);
    channel.begin(jobId.toString());
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      cluster.submitJob(graph).get();
      ScheduledFuture<?> unused =
          clock.scheduleAtFixedRate(
              showProgress, PROGRESS_MILLIS, PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
      if (isCancelRequested()) {
        cancel();
      }
      return outcome(cluster.requestJobResult(jobId).get());
    } catch (InterruptedException e) {
      cancel();
      throw e;
    } catch (ExecutionException e) {
      throw new LocalRunException("the embedded Flink cluster failed", e.getCause());
    } finally {
      // No call of the listener comes after the run.
      clock.shutdown();
      clock.awaitTermination(LISTENER_SECONDS, TimeUnit.SECONDS);
      end();
    }
  }

  private void define(StreamExecutionEnvironment env, List<JobRequest> requests, KeySource keys) {
    DataStream<JobRequest> source =
        env.fromData(requests, new RecordType<>(JobRequest.class))
            .uid(Uids.REQUESTS)
            .name("Requests");
    VeilmarkGraph.define(
        env,
        source,
        graphOptions(keys, Location.of(ownStaging())),
        records -> records.sinkTo(new ChannelSink(channel.id())).uid(Uids.RECORDS).name("Records"));
  }

  private Path ownStaging() {
    return directory.path().resolve("staging");
  }

  private GraphOptions graphOptions(KeySource keys, Location staging) {
    return GraphOptions.of(options.media(), keys, staging, directory.path().toString())
        .withSegmentLimits(options.segmentLimits());
  }

  private synchronized void begin(JobID jobId) {
    if (running != null) {
      throw new IllegalStateException("a run is going on");
    }
    running = jobId;
  }

  private synchronized boolean isCancelRequested() {
    return cancelRequested;
  }

  private synchronized void end() {
    running = null;
    cancelRequested = false;
  }

  private static RunOutcome outcome(JobResult result) throws LocalRunException {
    if (result.isSuccess()) {
      return RunOutcome.FINISHED;
    }
    if (result.getJobStatus().filter(status -> status == JobStatus.CANCELED).isPresent()) {
      return RunOutcome.CANCELLED;
    }
    Throwable cause =
        result
            .getSerializedThrowable()
            .map(thrown -> thrown.deserializeError(LocalCluster.class.getClassLoader()))
            .orElseGet(() -> new IllegalStateException("ended as " + result.getJobStatus()));
    throw new LocalRunException("the run failed", cause);
  }

  /** Cancels the run that goes on and waits for its end, or else the one that begins next. */
  public void cancel() {
    JobID jobId;
    synchronized (this) {
      jobId = running;
      cancelRequested = true;
    }
    if (jobId == null) {
      return;
    }
    try {
      cluster.cancelJob(jobId).get(CANCEL_SECONDS, TimeUnit.SECONDS);
      cluster.requestJobResult(jobId).get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // It may have ended by itself in between.
      LOG.debug("Run {} was not cancelled", jobId, e);
    }
  }

  /** Ends everything and removes the temporary files. */
  @Override
  public void close() {
    cancel();
    started.exceptionally(failure -> null).join();
    try {
      cluster.close();
    } catch (Exception e) {
      LOG.warn("The embedded Flink cluster did not close well", e);
    } finally {
      channel.close();
      directory.close();
    }
  }
}
