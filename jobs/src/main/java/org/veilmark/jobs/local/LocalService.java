package org.veilmark.jobs.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.jobs.service.ServiceGraph;

/** The service on a Flink cluster in this process. It goes on from its newest checkpoint. */
public final class LocalService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalService.class);
  private static final String METADATA = "_metadata";
  private static final int CHECKPOINT_DEPTH = 3;
  private static final long STATE_SECONDS = 5;
  private static final long LAST_CHECKPOINT_SECONDS = 10;
  private static final long CANCEL_SECONDS = 30;

  private final MiniCluster cluster;
  private final JobID jobId = new JobID();

  private LocalService(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts it. Its topics exist.
   *
   * @throws IOException if earlier checkpoints cannot be listed
   * @throws LocalRunException if Flink does not start
   */
  public static LocalService start(LocalServiceOptions options)
      throws IOException, LocalRunException {
    Configuration configuration = LocalConfiguration.ofService(options);
    Optional<Path> newest = newestCheckpoint(options.checkpoints());
    newest.ifPresent(
        checkpoint -> {
          configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
          // The old one is removed once it is not needed any more.
          configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
    LocalService service =
        new LocalService(
            new MiniCluster(LocalConfiguration.cluster(configuration, options.parallelism())));
    try {
      service.cluster.start();
      StreamExecutionEnvironment env = new StreamExecutionEnvironment(configuration);
      ServiceGraph.define(env, options.client(), options.service());
      StreamGraph graph = env.getStreamGraph();
      graph.setJobName("veilmark service");
      graph.setJobId(service.jobId);
      service.cluster.submitJob(graph).get();
      return service;
    } catch (Exception e) {
      service.close();
      throw new LocalRunException("the embedded Flink service does not start", e);
    }
  }

  /** Directories of checkpoints are {@code <job>/chk-<number>}; only whole ones have metadata. */
  private static Optional<Path> newestCheckpoint(Path checkpoints) throws IOException {
    if (!Files.exists(checkpoints)) {
      return Optional.empty();
    }
    record Found(Path directory, FileTime time) {}
    try (Stream<Path> files = Files.walk(checkpoints, CHECKPOINT_DEPTH)) {
      Stream.Builder<Found> found = Stream.builder();
      for (Path file :
          files.filter(path -> path.getFileName().toString().equals(METADATA)).toList()) {
        found.add(new Found(file.getParent(), Files.getLastModifiedTime(file)));
      }
      return found.build().max(Comparator.comparing(Found::time)).map(Found::directory);
    }
  }

  /** Whether all of it runs now; false too while it recovers from a failure. */
  public boolean isRunning() {
    try {
      AccessExecutionGraph graph =
          cluster.getExecutionGraph(jobId).get(STATE_SECONDS, TimeUnit.SECONDS);
      return graph.getState() == JobStatus.RUNNING
          && graph.getAllVertices().values().stream()
              .allMatch(vertex -> vertex.getAggregateState() == ExecutionState.RUNNING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** Makes a last checkpoint, if that is soon done, and ends the cluster. */
  @Override
  public void close() {
    try {
      if (isRunning()) {
        await(cluster.triggerCheckpoint(jobId, CheckpointType.CONFIGURED), LAST_CHECKPOINT_SECONDS);
      }
      await(cluster.cancelJob(jobId), CANCEL_SECONDS);
      await(cluster.requestJobResult(jobId), CANCEL_SECONDS);
    } finally {
      try {
        cluster.close();
      } catch (Exception e) {
        LOG.warn("The embedded Flink cluster did not close well", e);
      }
    }
  }

  private static void await(CompletableFuture<?> pending, long seconds) {
    try {
      pending.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("The embedded Flink service does not answer while it ends", e);
    }
  }
}
