package org.veilmark.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.TestRequests;
import org.veilmark.jobs.Uids;
import org.veilmark.jobs.VeilmarkGraph;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

class BatchTest {
  @TempDir private Path directory;

  private GraphOptions options() {
    return GraphOptions.of(
        MediaFactory.ffmpeg(MediaLimits.DEFAULT),
        KeySource.development(),
        Location.of(directory),
        directory.toString());
  }

  private Batch batch() {
    JobRequest template =
        JobRequest.newBuilder()
            .setJobId("")
            .setKind(JobKind.EMBED)
            .setInputUri("/")
            .setKeyId("key")
            .setSubmittedAtMillis(0)
            .build();
    return new Batch(
        Location.of(directory.resolve("list")),
        1,
        new BatchSettings(template, Location.of(directory), "1"),
        Location.of(directory.resolve("state")),
        false);
  }

  private static List<String> uids(StreamExecutionEnvironment env) {
    return env.getStreamGraph().getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .toList();
  }

  @Test
  void define_hasTheUidsOfTheGraphForLists() throws Exception {
    StreamExecutionEnvironment forBatches = new StreamExecutionEnvironment();
    batch().define(forBatches, options(), new DiscardingSink<>());
    StreamExecutionEnvironment forLists = new StreamExecutionEnvironment();
    VeilmarkGraph.define(
        forLists,
        forLists
            .fromData(
                List.of(TestRequests.extract("job", directory)), new RecordType<>(JobRequest.class))
            .uid(Uids.REQUESTS),
        options(),
        records -> records.sinkTo(new DiscardingSink<>()).uid(Uids.RECORDS));

    assertThat(uids(forBatches)).containsExactlyInAnyOrderElementsOf(uids(forLists));
  }

  @Test
  void sweepStaging_takesOnlyWhatIsOfThisRun() throws Exception {
    Path staging = directory.resolve("state/staging");
    for (String job : List.of("place-work-1", "place-other-1", "place-work-2", "else")) {
      Files.createDirectories(staging.resolve(job));
      Files.createFile(staging.resolve(job).resolve("segment-000000.part"));
    }

    batch().sweepStaging();

    assertThat(staging.toFile().list()).containsExactlyInAnyOrder("place-work-2", "else");
  }
}
