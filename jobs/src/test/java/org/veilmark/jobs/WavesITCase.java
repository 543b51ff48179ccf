package org.veilmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.child.ChildLimits;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.Wave;

/** How far extractions go: an easy one ends with a glance, and later stages see nothing of it. */
class WavesITCase {
  private static final String MESSAGE = "soon found";
  private static final int SECONDS = 48;
  private static final int GOP_SECONDS = 1;

  /** Readings join three: 16 segments of three keyframes. */
  private static final SegmentLimits EVERY_GOP = new SegmentLimits(GOP_SECONDS, 1, 10);

  private static final int SEGMENTS = SECONDS / 3;
  private static final int GLANCED = 3;

  @RegisterExtension private static final MiniClusterExtension CLUSTER = TestClusters.ofSlots(2);

  @TempDir private static Path clips;

  private static Path clip;

  @BeforeAll
  static void makeClip() throws Exception {
    clip = TestClips.make(clips, 320, 240, SECONDS, GOP_SECONDS);
  }

  @Test
  void extract_easyCopy_isReadByAGlanceAlone(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    Path marked = clips.resolve("marked.mp4");
    run(cluster, "mark", TestRequests.embed("mark", clip, marked, MESSAGE));

    Map<String, Long> received = run(cluster, "read", TestRequests.extract("read", marked));

    ExtractResult result = result("read");
    assertThat(result.getMessage()).isEqualTo(MESSAGE);
    assertThat(result.getWave()).isEqualTo(Wave.GLANCE);
    assertThat(result.getFramesDecoded()).isEqualTo(3 * GLANCED);
    assertThat(result.getFalsePositiveProbability()).isLessThan(1e-9);
    assertThat(received)
        .containsEntry("glance", (long) GLANCED)
        .containsEntry("look", 0L)
        .containsEntry("study", 0L);
  }

  @Test
  void extract_unmarkedVideo_isReadWholeInTheEnd(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    Map<String, Long> received = run(cluster, "host", TestRequests.extract("host", clip));

    ExtractResult result = result("host");
    assertThat(result.getFound()).isFalse();
    assertThat(result.getWave()).isEqualTo(Wave.STUDY);
    assertThat(result.getFramesDecoded())
        .isEqualTo(3 * GLANCED + SECONDS + SECONDS * TestClips.FRAMES_PER_SECOND);
    assertThat(received)
        .containsEntry("glance", (long) GLANCED)
        .containsEntry("look", (long) SEGMENTS)
        .containsEntry("study", (long) SEGMENTS);
  }

  private static ExtractResult result(String name) {
    return new CollectingSink(name).collected().get(0).getExtractResult();
  }

  /** Runs a request, and gives what the extracting operator of each stage received. */
  private static Map<String, Long> run(MiniCluster cluster, String name, JobRequest request)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    HeldSource source = new HeldSource(name);
    source.release();
    VeilmarkGraph.define(
        env,
        source.in(env, List.of(request)),
        GraphOptions.of(
                MediaFactory.ffmpeg(MediaLimits.DEFAULT),
                KeySource.development(),
                Location.of(clips.resolve("staging")),
                clips.toString())
            .withSegmentLimits(EVERY_GOP)
            // As the service does it.
            .withChildren(ChildLimits.DEFAULT),
        records -> records.sinkTo(new CollectingSink(name)).uid(Uids.RECORDS));
    JobClient job = env.executeAsync(name);
    job.getJobExecutionResult().get();
    return StreamSupport.stream(
            cluster
                .getExecutionGraph(job.getJobID())
                .get()
                .getVerticesTopologically()
                .spliterator(),
            /* parallel= */ false)
        .filter(vertex -> vertex.getName().startsWith("Extract from segment: "))
        .collect(
            Collectors.toMap(
                vertex -> vertex.getName().replaceAll(".*: ", ""), WavesITCase::received));
  }

  private static long received(AccessExecutionJobVertex vertex) {
    return Arrays.stream(vertex.getTaskVertices())
        .map(AccessExecutionVertex::getCurrentExecutionAttempt)
        .mapToLong(attempt -> attempt.getIOMetrics().getNumRecordsIn())
        .sum();
  }
}
