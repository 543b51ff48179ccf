package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.TestRequests;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.admit.QueueLimits;
import org.veilmark.operators.finish.JobStates;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;

/** A queue that was paused over a holiday: all of it is there afterwards, and ends once. */
class QueuedJobsITCase {
  private static final int JOBS = 10_000;

  @RegisterExtension
  private static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir private Path directory;

  @Test
  void resume_tenThousandWaitingJobs_eachEndsOnce() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(directory)) {
      ServiceTopics topics = ServiceTopics.make(broker, "queued.");
      command(topics, ControlCommand.PAUSE_QUEUE);
      JobClient service = start(topics);
      // The order of two topics is nobody's, so one job tells that the command was heard.
      topics.request(TestRequests.extract("first", directory.resolve("missing.mp4")));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !states(topics, topics.names().records()).isEmpty());
      Path missing = directory.resolve("missing.mp4");
      topics.send(
          topics.names().requests(),
          IntStream.range(0, JOBS).mapToObj(i -> request("job" + i, missing)).toList());
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> states(topics, topics.names().records()).size() == JOBS + 1);
      assertThat(states(topics, topics.names().records()).entrySet())
          .filteredOn(entry -> !entry.getKey().equals("first"))
          .extracting(Map.Entry::getValue)
          .containsOnly(JobState.PAUSED);

      command(topics, ControlCommand.RESUME_QUEUE);
      Awaitility.await()
          .atMost(Duration.ofSeconds(240))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> topics.values(topics.names().results()).size() >= JOBS + 1);
      service.cancel().get();
      List<JobRecord> results = topics.read(topics.names().results(), JobRecord.class);
      assertThat(results).hasSize(JOBS + 1);
      assertThat(results).extracting(JobRecord::getJobId).doesNotHaveDuplicates();
      assertThat(results).extracting(JobRecord::getState).containsOnly(JobState.FAILED);
      assertThat(states(topics, topics.names().records()).values())
          .allMatch(JobStates::isFinal)
          .hasSize(JOBS + 1);
    }
  }

  private static byte[] request(String jobId, Path input) {
    try {
      return ServiceTopics.encoded(TestRequests.extract(jobId, input));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The newest state of each job. */
  private static Map<String, JobState> states(ServiceTopics topics, String topic) throws Exception {
    Map<String, JobState> states = new HashMap<>();
    for (JobRecord record : topics.read(topic, JobRecord.class)) {
      states.put(record.getJobId(), record.getState());
    }
    return states;
  }

  private static void command(ServiceTopics topics, ControlCommand command) throws Exception {
    ControlSender.send(
        topics.client(),
        ControlMessage.newBuilder()
            .setCommand(command)
            .setQueue("default")
            .setSentAtMillis(0)
            .build());
  }

  private JobClient start(ServiceTopics topics) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    GraphOptions graph =
        GraphOptions.of(
            MediaFactory.ffmpeg(MediaLimits.DEFAULT),
            KeySource.development(),
            Location.of(directory.resolve("staging")),
            directory.toString());
    ServiceGraph.define(
        env, topics.client(), ServiceOptions.of(graph).withQueues(new QueueLimits(64, 256)));
    return env.executeAsync("queued");
  }
}
