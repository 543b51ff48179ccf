package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.TestClusters;
import org.veilmark.jobs.TestRequests;
import org.veilmark.jobs.local.KafkaBroker;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.admit.QueueLimits;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.JobState;

/**
 * A queue that was paused over a holiday: all of it is there afterwards, and ends once. With {@code
 * -Dqueued.jobs=10000} it was a long one, which takes minutes.
 */
class QueuedJobsITCase {
  private static final int JOBS = Integer.getInteger("queued.jobs", 1000);
  private static final int PROBES = 60;

  @RegisterExtension private static final MiniClusterExtension CLUSTER = TestClusters.ofSlots(2);

  @TempDir private Path directory;

  @Test
  void resume_manyWaitingJobs_eachEndsOnce() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(directory)) {
      ServiceTopics topics = ServiceTopics.make(broker, "queued.");
      command(topics, ControlCommand.PAUSE_QUEUE);
      JobClient service = start(topics);
      try (RecordTail records = new RecordTail(topics.client(), topics.names().records())) {
        awaitTheCommandToBeHeard(topics, records);
        Path missing = directory.resolve("missing.mp4");
        topics.send(
            topics.names().requests(),
            IntStream.range(0, JOBS).mapToObj(i -> request("job" + i, missing)).toList());
        await(() -> paused(records.follow()) >= JOBS);
        assertThat(records.finalRecords()).isLessThan(PROBES);

        command(topics, ControlCommand.RESUME_QUEUE);
        await(() -> records.follow().finalRecords() >= records.states().size());
        service.cancel().get();
        records.follow();
        assertThat(records.states()).hasSizeGreaterThan(JOBS);
        assertThat(records.states().values()).containsOnly(JobState.FAILED);
        assertThat(records.finalRecords()).isEqualTo(records.states().size());
      }
    }
  }

  /** The order of two topics is nobody's: jobs tell when the queue is paused. */
  private void awaitTheCommandToBeHeard(ServiceTopics topics, RecordTail records) throws Exception {
    for (int probe = 0; paused(records.follow()) == 0; probe++) {
      assertThat(probe).isLessThan(PROBES);
      topics.request(TestRequests.extract("probe" + probe, directory.resolve("missing.mp4")));
      Thread.sleep(1000);
    }
  }

  private static long paused(RecordTail records) {
    return records.states().values().stream().filter(state -> state == JobState.PAUSED).count();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofMinutes(4)).until(condition);
  }

  private static byte[] request(String jobId, Path input) {
    try {
      return ServiceTopics.encoded(TestRequests.extract(jobId, input));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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
