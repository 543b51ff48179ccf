package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.veilmark.jobs.service.TestService.SEGMENT_SECONDS;
import static org.veilmark.jobs.service.TestService.awaitFinal;
import static org.veilmark.jobs.service.TestService.control;
import static org.veilmark.jobs.service.TestService.finalRecords;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.TestClips;
import org.veilmark.jobs.TestClusters;
import org.veilmark.jobs.TestRequests;
import org.veilmark.jobs.WatchedMedia;
import org.veilmark.jobs.WatchedMedia.Watch;
import org.veilmark.jobs.local.KafkaBroker;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.Cover;
import org.veilmark.schema.DeadLetter;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import org.veilmark.schema.ProgressReport;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentStatus;

/** The service on two subtasks between the topics of a real broker. */
class ServiceITCase {
  private static final int SEGMENTS = 6;
  private static final int FAILS_AT = 2;
  private static final int NEVER = -1;

  @RegisterExtension private static final MiniClusterExtension CLUSTER = TestClusters.ofSlots(2);

  @TempDir private static Path shared;
  @TempDir private Path directory;

  private static Path clip;
  private static KafkaBroker broker;

  @BeforeAll
  static void prepare() throws Exception {
    clip = TestClips.make(shared, 160, 120, SEGMENTS * SEGMENT_SECONDS, SEGMENT_SECONDS);
    broker = KafkaBroker.start(shared);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  /** A service that a failed test leaves would keep its slots from all others. */
  @AfterEach
  void endServices(@InjectMiniCluster MiniCluster cluster) throws Exception {
    for (JobStatusMessage job : cluster.listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        cluster.cancelJob(job.getJobId()).get();
      }
    }
  }

  @Test
  void embed_failureInTheMiddle_oneFinalRecordAJob(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    ServiceTopics topics = ServiceTopics.make(broker, "failing.");
    Watch watch = new Watch(FAILS_AT);
    Path marked = directory.resolve("marked.mp4");
    topics.request(
        TestRequests.embed("marked", clip, marked, "through kafka"),
        TestRequests.extract("missing", directory.resolve("missing.mp4")));
    JobClient service = start("failing", 2, WatchedMedia.of("failing", watch), topics);
    watch.awaitFault();
    Checkpoints checkpoints = new Checkpoints(cluster, service.getJobID());
    checkpoints.awaitNew();
    watch.fail();
    awaitFinal(topics, "marked", "missing");
    checkpoints.awaitRestored();

    topics.request(TestRequests.extract("read", marked));
    awaitFinal(topics, "marked", "missing", "read");
    service.cancel().get();

    List<JobRecord> records = finalRecords(topics);
    assertThat(records)
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactlyInAnyOrder(
            tuple("marked", JobState.SUCCEEDED),
            tuple("missing", JobState.FAILED),
            tuple("read", JobState.SUCCEEDED));
    assertThat(records.stream().filter(record -> record.getJobId().equals("read")))
        .extracting(record -> record.getExtractResult().getMessage())
        .containsExactly("through kafka");
  }

  @Test
  void cover_throughKafka_writesPicturesThatCanBeShown() throws Exception {
    ServiceTopics topics = ServiceTopics.make(broker, "covers.");
    topics.request(
        TestRequests.cover("covers", clip, directory.resolve("cover-{sequenceId}.jpg"), 3),
        TestRequests.cover("animated", clip, directory.resolve("cover.gif"), 1));
    JobClient service = start("covers", 2, WatchedMedia.of("covers", new Watch(NEVER)), topics);
    awaitFinal(topics, "covers", "animated");
    service.cancel().get();

    Map<String, JobRecord> records =
        finalRecords(topics).stream()
            .collect(Collectors.toMap(JobRecord::getJobId, Function.identity()));
    assertThat(records.get("animated").getError().getCode()).isEqualTo("OUTPUT_UNSUPPORTED");
    List<Cover> covers = records.get("covers").getCovers();
    assertThat(covers).hasSize(3);
    assertThat(covers)
        .extracting(cover -> cover.getPicture().getScore())
        .isSortedAccordingTo(Comparator.reverseOrder())
        .allMatch(score -> score > 0);
    // One of each segment.
    assertThat(covers)
        .extracting(cover -> cover.getPicture().getTimeMicros() / 1_000_000 / SEGMENT_SECONDS)
        .doesNotHaveDuplicates();
    for (int number = 1; number <= 3; number++) {
      Path file = directory.resolve("cover-" + number + ".jpg");
      assertThat(covers.get(number - 1).getOutputUri()).isEqualTo(file.toString());
      assertThat(covers.get(number - 1).getOutputBytes()).isEqualTo(Files.size(file));
      BufferedImage picture = ImageIO.read(file.toFile());
      assertThat(picture.getWidth()).isEqualTo(160);
      assertThat(picture.getHeight()).isEqualTo(120);
    }
  }

  @Test
  void poison_goesToDeadLetters_andTheServiceGoesOn(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    ServiceTopics topics = ServiceTopics.make(broker, "poisoned.");
    JobRequest last = TestRequests.extract("last", directory.resolve("missing.mp4"));
    byte[] garbage = "{\"not\": \"avro\"}".getBytes(StandardCharsets.UTF_8);
    byte[] unknownVersion = ServiceTopics.encoded(last);
    unknownVersion[5] ^= 1;
    byte[] large = new byte[500_000];
    String requests = topics.names().requests();
    topics.send(requests, "a", garbage);
    topics.send(requests, "b", unknownVersion);
    topics.send(requests, "c", large);
    topics.send(requests, null, null);
    topics.request(last);
    JobClient service = start("poisoned", 2, WatchedMedia.of("poisoned", new Watch(NEVER)), topics);
    awaitFinal(topics, "last");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> topics.values(topics.names().deadLetters()).size() == 4);
    assertThat(new Checkpoints(cluster, service.getJobID()).restored()).isZero();
    service.cancel().get();

    List<DeadLetter> letters = topics.read(topics.names().deadLetters(), DeadLetter.class);
    assertThat(letters)
        .extracting(DeadLetter::getCode, letter -> bytes(letter))
        .containsExactlyInAnyOrder(
            tuple("MALFORMED", garbage),
            tuple("UNKNOWN_SCHEMA", unknownVersion),
            tuple("TOO_LARGE", large),
            tuple("MALFORMED", null));
    assertThat(letters).extracting(DeadLetter::getTopic).containsOnly(requests);

    // One has no message to send again.
    assertThat(DeadLetterReplay.run(topics.client())).isEqualTo(new DeadLetterReplay.Outcome(3, 1));
    assertThat(topics.values(requests)).hasSize(5 + 3).contains(garbage, unknownVersion, large);
    assertThat(DeadLetterReplay.run(topics.client())).isEqualTo(new DeadLetterReplay.Outcome(0, 0));
  }

  /** What a bug throws costs the job with the video that led to it, and no other. */
  @Test
  void embed_bugInOneSegment_endsThatJobAloneWithoutRestart(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    ServiceTopics topics = ServiceTopics.make(broker, "bug.");
    Watch watch = new Watch(FAILS_AT);
    Path marked = directory.resolve("marked.mp4");
    topics.request(TestRequests.embed("poisonous", clip, marked, "never read"));
    JobClient service = start("bug", 2, WatchedMedia.of("bug", watch), topics);
    watch.awaitFault();
    watch.failByBug();
    topics.request(TestRequests.extract("other", clip));
    awaitFinal(topics, "poisonous", "other");
    assertThat(new Checkpoints(cluster, service.getJobID()).restored()).isZero();
    service.cancel().get();

    assertThat(finalRecords(topics))
        .extracting(
            JobRecord::getJobId,
            JobRecord::getState,
            record -> record.getError() == null ? null : record.getError().getCode())
        .containsExactlyInAnyOrder(
            tuple("poisonous", JobState.FAILED, "INTERNAL"),
            tuple("other", JobState.SUCCEEDED, null));
    assertThat(marked).doesNotExist();
  }

  /** A request of a scheme that is newer than this service. */
  @Test
  void request_unknownAlgorithm_endsAsFailedJob() throws Exception {
    ServiceTopics topics = ServiceTopics.make(broker, "scheme.");
    JobRequest request =
        JobRequest.newBuilder(TestRequests.extract("newer", clip))
            .setAlgorithm(Algorithm.UNKNOWN)
            .build();
    topics.request(request, TestRequests.extract("other", clip));
    JobClient service = start("scheme", 1, WatchedMedia.of("scheme", new Watch(NEVER)), topics);
    awaitFinal(topics, "newer", "other");
    service.cancel().get();

    assertThat(finalRecords(topics))
        .extracting(
            JobRecord::getJobId,
            record -> record.getError() == null ? null : record.getError().getCode())
        .containsExactlyInAnyOrder(tuple("newer", "ALGORITHM_UNSUPPORTED"), tuple("other", null));
    assertThat(topics.values(topics.names().deadLetters())).isEmpty();
  }

  /** Pause, cancel, duplicates and a savepoint that is restored on one subtask instead of two. */
  @Test
  void control_pausedQueueAndSavepoint_everyJobEndsOnce(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    ServiceTopics topics = ServiceTopics.make(broker, "controlled.");
    MediaFactory media = WatchedMedia.of("controlled", new Watch(NEVER));
    control(topics, ControlCommand.PAUSE_QUEUE, null);
    control(topics, ControlCommand.CANCEL_JOB, "ahead");
    JobClient service = start("controlled", 2, media, topics);
    Path marked = directory.resolve("marked.mp4");
    JobRequest embed = TestRequests.embed("marked", clip, marked, "after a savepoint");
    JobRequest free =
        JobRequest.newBuilder(TestRequests.extract("free", clip)).setQueue("q").build();
    awaitIntake(cluster, service);
    topics.request(
        embed, embed, TestRequests.extract("waits", clip), TestRequests.extract("ahead", clip));
    topics.request(free, free);
    awaitFinal(topics, "free", "ahead");
    control(topics, ControlCommand.CANCEL_JOB, "waits");
    awaitFinal(topics, "waits");
    assertThat(state(topics, "marked")).isEqualTo(JobState.PAUSED);

    String savepoint =
        service
            .stopWithSavepoint(
                false,
                directory.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get();
    JobClient restored = start("controlled", 1, media, topics, savepoint);
    topics.request(embed, free);
    control(topics, ControlCommand.RESUME_QUEUE, null);
    awaitFinal(topics, "marked");
    topics.request(TestRequests.extract("read", marked));
    awaitFinal(topics, "read");
    new Checkpoints(cluster, restored.getJobID()).awaitRestored();
    restored.cancel().get();

    assertThat(finalRecords(topics))
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactlyInAnyOrder(
            tuple("marked", JobState.SUCCEEDED),
            tuple("waits", JobState.CANCELLED),
            tuple("ahead", JobState.CANCELLED),
            tuple("free", JobState.SUCCEEDED),
            tuple("read", JobState.SUCCEEDED));
    assertThat(topics.read(topics.names().results(), JobRecord.class))
        .containsExactlyInAnyOrderElementsOf(finalRecords(topics));
  }

  /** A job that is at work is cancelled: what has not begun never does. */
  @Test
  void cancel_runningJob_endsCancelledWithoutDoingTheRest() throws Exception {
    ServiceTopics topics = ServiceTopics.make(broker, "cancelled.");
    Watch watch = new Watch(FAILS_AT);
    Path marked = directory.resolve("marked.mp4");
    topics.request(TestRequests.embed("marked", clip, marked, "never seen"));
    JobClient service = start("cancelled", 1, WatchedMedia.of("cancelled", watch), topics);
    watch.awaitFault();
    control(topics, ControlCommand.CANCEL_JOB, "marked");
    Thread.sleep(1000);
    watch.goOn();
    awaitFinal(topics, "marked");
    service.cancel().get();

    assertThat(finalRecords(topics)).hasSize(1);
    JobRecord record = finalRecords(topics).get(0);
    assertThat(record.getState()).isEqualTo(JobState.CANCELLED);
    assertThat(record.getError()).isNull();
    assertThat(record.getSegments())
        .extracting(SegmentFact::getStatus)
        .contains(SegmentStatus.OK, SegmentStatus.CANCELLED);
    assertThat(watch.startCount()).isLessThan(SEGMENTS);
    // The segment that was held took longer than a second.
    assertThat(topics.read(topics.names().progress(), ProgressReport.class))
        .isNotEmpty()
        .allMatch(report -> report.getJobId().equals("marked"));
    assertThat(marked).doesNotExist();
  }

  @Test
  void broker_stopsAndComesBack_everyJobEndsOnce() throws Exception {
    ServiceTopics topics = ServiceTopics.make(broker, "restarted.");
    Watch watch = new Watch(FAILS_AT);
    Path marked = directory.resolve("marked.mp4");
    topics.request(TestRequests.embed("marked", clip, marked, "twice up"));
    JobClient service = start("restarted", 2, WatchedMedia.of("restarted", watch), topics);
    watch.awaitFault();
    broker.restart();
    watch.goOn();
    topics.request(TestRequests.extract("missing", directory.resolve("missing.mp4")));
    awaitFinal(topics, "marked", "missing");
    topics.request(TestRequests.extract("read", marked));
    awaitFinal(topics, "read");
    service.cancel().get();

    assertThat(finalRecords(topics))
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactlyInAnyOrder(
            tuple("marked", JobState.SUCCEEDED),
            tuple("missing", JobState.FAILED),
            tuple("read", JobState.SUCCEEDED));
  }

  private static JobState state(ServiceTopics topics, String jobId) throws Exception {
    return topics.read(topics.names().records(), JobRecord.class).stream()
        .filter(record -> record.getJobId().equals(jobId))
        .reduce((first, second) -> second)
        .orElseThrow()
        .getState();
  }

  /** Until what was sent before the start has been read. */
  private static void awaitIntake(MiniCluster cluster, JobClient service) throws Exception {
    new Checkpoints(cluster, service.getJobID()).awaitNew();
  }

  private static byte[] bytes(DeadLetter letter) {
    return letter.getOriginal() == null ? null : letter.getOriginal().array();
  }

  private JobClient start(String name, int parallelism, MediaFactory media, ServiceTopics topics)
      throws Exception {
    return start(name, parallelism, media, topics, null);
  }

  private JobClient start(
      String name,
      int parallelism,
      MediaFactory media,
      ServiceTopics topics,
      @Nullable String savepoint)
      throws Exception {
    return TestService.start(directory, name, parallelism, media, topics, savepoint);
  }
}
