package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.veilmark.jobs.service.TestService.awaitFinal;
import static org.veilmark.jobs.service.TestService.control;
import static org.veilmark.jobs.service.TestService.finalRecords;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.TestClips;
import org.veilmark.jobs.TestClusters;
import org.veilmark.jobs.TestRequests;
import org.veilmark.jobs.WatchedMedia;
import org.veilmark.jobs.WatchedMedia.Watch;
import org.veilmark.jobs.local.KafkaBroker;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentStatus;

/**
 * Today's service takes up what an earlier build of it left in a savepoint that is kept with the
 * sources: an embedding half done, a job that waits, one that is over. A changed uid, a lost state,
 * or a schema that does not read the old one fails here.
 *
 * <p>With {@code -Dsavepoint=write} the savepoint is written anew. That gives up whatever runs from
 * the old one, so only do it where CONTRIBUTING.md says so.
 */
class FrozenSavepointITCase {
  private static final Path FROZEN = Path.of("src/test/resources/savepoints/service-1");
  private static final String PREFIX = "frozen.";
  private static final int SEGMENTS = 6;
  private static final int HELD = 2;

  /** More than the offset that any source has in the savepoint. */
  private static final int OLD_MESSAGES = 30;

  @RegisterExtension private static final MiniClusterExtension CLUSTER = TestClusters.ofSlots(2);

  @TempDir private Path directory;

  @Test
  void restore_ofAnEarlierBuild_everyJobEndsOnce(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(directory)) {
      ServiceTopics topics = ServiceTopics.make(broker, PREFIX);
      if ("write".equals(System.getProperty("savepoint"))) {
        write(cluster, topics);
      } else {
        restore(cluster, topics);
      }
    }
  }

  private void restore(MiniCluster cluster, ServiceTopics topics) throws Exception {
    // The sources go on behind what they had read from a broker that is gone.
    topics.fill(OLD_MESSAGES);
    JobClient service =
        TestService.start(
            directory,
            "restored",
            2,
            WatchedMedia.of("restored", new Watch(-1)),
            topics,
            FROZEN.toAbsolutePath().toUri().toString());
    topics.request(request("waits"), request("waits"));
    control(topics, ControlCommand.CANCEL_JOB, "half-done");
    awaitFinal(topics, "half-done");
    control(topics, ControlCommand.RESUME_QUEUE, null);
    awaitFinal(topics, "waits");
    new Checkpoints(cluster, service.getJobID()).awaitRestored();
    service.cancel().get();

    assertThat(finalRecords(topics))
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactlyInAnyOrder(
            tuple("half-done", JobState.CANCELLED),
            // The video that it was to read is not kept.
            tuple("waits", JobState.FAILED));
    JobRecord halfDone =
        finalRecords(topics).stream()
            .filter(record -> record.getJobId().equals("half-done"))
            .findFirst()
            .orElseThrow();
    assertThat(halfDone.getSegments())
        .hasSize(SEGMENTS)
        .extracting(SegmentFact::getStatus)
        .contains(SegmentStatus.OK, SegmentStatus.CANCELLED);
    assertThat(halfDone.getRequest().getMessage()).isEqualTo("from the past");
  }

  private void write(MiniCluster cluster, ServiceTopics topics) throws Exception {
    Path clip =
        TestClips.make(
            directory,
            160,
            120,
            SEGMENTS * TestService.SEGMENT_SECONDS,
            TestService.SEGMENT_SECONDS);
    Watch watch = new Watch(HELD);
    JobClient service =
        TestService.start(directory, "written", 1, WatchedMedia.of("written", watch), topics, null);
    topics.request(
        TestRequests.embed("half-done", clip, directory.resolve("out.mp4"), "from the past"),
        request("over"));
    awaitFinal(topics, "over");
    watch.awaitFault();
    control(topics, ControlCommand.PAUSE_QUEUE, null);
    topics.request(request("waits"));
    Checkpoints checkpoints = new Checkpoints(cluster, service.getJobID());
    checkpoints.awaitNew();
    watch.goOn();
    // Until nothing moves: a transaction that is still open could not be ended at another broker.
    for (int quiet = 0; quiet < 10; quiet++) {
      checkpoints.awaitNew();
    }
    String savepoint =
        service
            .stopWithSavepoint(
                false,
                directory.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get();
    Files.createDirectories(FROZEN);
    try (Stream<Path> files = Files.list(Path.of(java.net.URI.create(savepoint)))) {
      for (Path file : files.toList()) {
        Files.copy(file, FROZEN.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Of a video that does not exist. */
  private static JobRequest request(String jobId) throws Exception {
    return TestRequests.extract(jobId, Path.of("/nowhere/missing.mp4"));
  }
}
