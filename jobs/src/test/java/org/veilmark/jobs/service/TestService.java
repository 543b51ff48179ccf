package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.operators.finish.JobStates;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.JobRecord;

/** A service on the test's cluster, with many checkpoints and short segments. */
final class TestService {
  static final int SEGMENT_SECONDS = 4;

  private TestService() {}

  /** Starts it, from a savepoint if there is one; its files go below {@code directory}. */
  static JobClient start(
      Path directory,
      String name,
      int parallelism,
      MediaFactory media,
      ServiceTopics topics,
      @Nullable String savepoint)
      throws Exception {
    Configuration configuration = new Configuration();
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
      configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, false);
    }
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    Path spool = Files.createDirectories(directory.resolve("spool"));
    ServiceGraph.define(
        env,
        topics.client(),
        ServiceOptions.of(
            GraphOptions.of(
                    media,
                    KeySource.development(),
                    Location.of(directory.resolve("staging")),
                    spool.toString())
                .withSegmentLimits(new SegmentLimits(SEGMENT_SECONDS, 1, 10))));
    return env.executeAsync(name);
  }

  /** About a job, or without one about the queue of requests that name none. */
  static void control(ServiceTopics topics, ControlCommand command, @Nullable String jobId)
      throws Exception {
    ControlSender.send(
        topics.client(),
        ControlMessage.newBuilder()
            .setCommand(command)
            .setJobId(jobId)
            .setQueue(jobId == null ? "default" : null)
            .setSentAtMillis(0)
            .build());
  }

  static void awaitFinal(ServiceTopics topics, String... jobIds) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () ->
                assertThat(finalRecords(topics)).extracting(JobRecord::getJobId).contains(jobIds));
  }

  static List<JobRecord> finalRecords(ServiceTopics topics) throws Exception {
    return topics.read(topics.names().records(), JobRecord.class).stream()
        .filter(record -> JobStates.isFinal(record.getState()))
        .toList();
  }
}
