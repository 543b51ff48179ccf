package org.veilmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.WatchedMedia.Start;
import org.veilmark.jobs.WatchedMedia.Watch;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;

/**
 * An embedding on two subtasks with checkpoints, failing once in the middle: recovery does again
 * only what was not finished, and the output is that of the undisturbed run.
 */
class RecoveryITCase {
  private static final int SEGMENTS = 10;
  private static final int SEGMENT_SECONDS = 4;
  private static final SegmentLimits EVERY_GOP = new SegmentLimits(SEGMENT_SECONDS, 1, 10);
  private static final int FAILS_AT = 2;
  private static final int NEVER = -1;

  @RegisterExtension private static final MiniClusterExtension CLUSTER = TestClusters.ofSlots(2);

  @TempDir private static Path clips;
  @TempDir private Path directory;

  private static Path clip;

  @BeforeAll
  static void makeClip() throws Exception {
    clip = TestClips.make(clips, 160, 120, SEGMENTS * SEGMENT_SECONDS, SEGMENT_SECONDS);
  }

  @Test
  void embed_failureInTheMiddle_redoesOnlyUnfinishedSegmentsToTheSameBytes(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    Watch calm = new Watch(NEVER);
    Path undisturbed = directory.resolve("undisturbed.mp4");
    start("undisturbed", 2, calm, undisturbed).getJobExecutionResult().get();

    assertThat(calm.starts())
        .extracting(Start::segmentIndex)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, SEGMENTS).boxed().toList());
    assertThat(countBySubtask(calm.starts())).isEqualTo(Map.of(0, SEGMENTS / 2, 1, SEGMENTS / 2));

    Watch watch = new Watch(FAILS_AT);
    Path disturbed = directory.resolve("disturbed.mp4");
    HeldSource source = new HeldSource("disturbed");
    JobClient job = start("disturbed", 2, watch, disturbed, source);
    watch.awaitFault();
    Set<Integer> finished = awaitOtherSubtask("disturbed");
    awaitCheckpoint(cluster, job.getJobID());
    watch.fail();
    awaitRestore(cluster, job.getJobID());
    source.release();
    job.getJobExecutionResult().get();

    assertThat(startedBy(watch, attempt -> attempt == 0))
        .containsExactlyInAnyOrderElementsOf(union(finished, Set.of(FAILS_AT)));
    assertThat(startedBy(watch, attempt -> attempt > 0))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(finished)
        .contains(FAILS_AT)
        .hasSize(SEGMENTS - finished.size());

    assertThat(disturbed).hasSameBinaryContentAs(undisturbed);
    assertThat(new CollectingSink("disturbed").collected())
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactlyInAnyOrder(
            tuple("disturbed", JobState.SUCCEEDED), tuple("last", JobState.FAILED));
    assertThat(leftBehind()).containsExactlyInAnyOrder("undisturbed.mp4", "disturbed.mp4");
  }

  @Test
  void embed_oneSubtaskOrTwo_sameBytes() throws Exception {
    Path one = directory.resolve("one.mp4");
    Path two = directory.resolve("two.mp4");
    start("one", 1, new Watch(NEVER), one).getJobExecutionResult().get();
    start("two", 2, new Watch(NEVER), two).getJobExecutionResult().get();
    assertThat(two).hasSameBinaryContentAs(one);
  }

  private JobClient start(String name, int parallelism, Watch watch, Path output) throws Exception {
    HeldSource source = new HeldSource(name);
    source.release();
    return start(name, parallelism, watch, output, source);
  }

  private JobClient start(String name, int parallelism, Watch watch, Path output, HeldSource source)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    VeilmarkGraph.define(
        env,
        source.in(
            env,
            List.of(
                TestRequests.embed(name, clip, output, "recovered"),
                TestRequests.extract("last", directory.resolve("missing.mp4")))),
        GraphOptions.of(
                WatchedMedia.of(name, watch),
                KeySource.development(),
                Location.of(staging()),
                directory.toString())
            .withSegmentLimits(EVERY_GOP),
        records -> records.sinkTo(new CollectingSink(name)).uid(Uids.RECORDS));
    return env.executeAsync(name);
  }

  private Path staging() {
    return directory.resolve("staging");
  }

  /** Waits for a checkpoint that begins from now on. */
  private static void awaitCheckpoint(MiniCluster cluster, JobID jobId) throws Exception {
    long before = checkpoints(cluster, jobId).getNumberOfCompletedCheckpoints();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> checkpoints(cluster, jobId).getNumberOfCompletedCheckpoints() >= before + 2);
  }

  private static void awaitRestore(MiniCluster cluster, JobID jobId) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> checkpoints(cluster, jobId).getNumberOfRestoredCheckpoints() == 1);
  }

  private static CheckpointStatsCounts checkpoints(MiniCluster cluster, JobID jobId)
      throws Exception {
    return cluster.getExecutionGraph(jobId).get().getCheckpointStatsSnapshot().getCounts();
  }

  /** Waits until all is done that does not wait for the segment that fails. */
  private Set<Integer> awaitOtherSubtask(String jobId) {
    int before = FAILS_AT / 2;
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> finishedSegments(jobId), done -> done.size() == before + SEGMENTS / 2);
  }

  private static List<Integer> startedBy(Watch watch, IntPredicate attempt) {
    return watch.starts().stream()
        .filter(start -> attempt.test(start.attempt()))
        .map(Start::segmentIndex)
        .toList();
  }

  /** The segments of a job whose facts say that they are done. */
  private Set<Integer> finishedSegments(String jobId) throws IOException {
    try (Stream<Path> files = Files.list(staging().resolve(jobId))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".facts") && !name.startsWith("."))
          .map(name -> Integer.parseInt(name.replaceAll("\\D", "")))
          .collect(Collectors.toSet());
    }
  }

  private List<String> leftBehind() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .toList();
    }
  }

  private static Map<Integer, Integer> countBySubtask(List<Start> starts) {
    Map<Integer, Integer> counts = new HashMap<>();
    starts.forEach(start -> counts.merge(start.subtask(), 1, Integer::sum));
    return counts;
  }

  private static Set<Integer> union(Set<Integer> some, Set<Integer> others) {
    Set<Integer> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
