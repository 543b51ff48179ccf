package org.veilmark.jobs.batch.markers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.batch.BatchSettings;
import org.veilmark.jobs.batch.items.BatchItem;
import org.veilmark.operators.io.Location;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;

class MarkersTest {
  @TempDir private Path directory;
  private Markers markers;
  private JobRequest request;

  @BeforeEach
  void makeRequest() {
    markers = new Markers(Location.of(directory.resolve("markers")));
    request = request("0", 5);
  }

  private JobRequest request(String run, long modified) {
    JobRequest template =
        JobRequest.newBuilder()
            .setJobId("")
            .setKind(JobKind.EMBED)
            .setInputUri("/")
            .setKeyId("key")
            .setSubmittedAtMillis(7)
            .build();
    return new BatchSettings(template, Location.of(directory), run)
        .request(new BatchItem("/in.mp4", "out.mp4", "m"), new InputStamp(1, modified));
  }

  private JobRecord.Builder record() {
    return JobRecord.newBuilder().setJobId(request.getJobId()).setRequest(request);
  }

  private void writeDone() throws IOException {
    Path output = Files.writeString(directory.resolve("out.mp4"), "12345");
    EmbedResult result =
        EmbedResult.newBuilder()
            .setOutputUri(output.toString())
            .setOutputBytes(5)
            .setDurationMicros(1)
            .setAlgorithm(Algorithm.V2)
            .setLevel(2)
            .setSegmentsReencoded(1)
            .setSegmentsCopied(0)
            .setFramesEncoded(1)
            .build();
    markers.write(record().setState(JobState.SUCCEEDED).setEmbedResult(result).build(), directory);
  }

  @Test
  void isDone_afterTheMarker_isTrueForAnyRun() throws IOException {
    assertThat(markers.isDone(request)).isFalse();

    writeDone();

    assertThat(markers.isDone(request)).isTrue();
    assertThat(markers.isDone(request("1", 5))).isTrue();
  }

  @Test
  void isDone_ofAChangedInput_isFalse() throws IOException {
    writeDone();

    assertThat(markers.isDone(request("0", 6))).isFalse();
  }

  @Test
  void isDone_withoutTheOutputOrWithAnother_isFalse() throws IOException {
    writeDone();
    Files.writeString(directory.resolve("out.mp4"), "1234");
    assertThat(markers.isDone(request)).isFalse();

    Files.delete(directory.resolve("out.mp4"));
    assertThat(markers.isDone(request)).isFalse();
  }

  @Test
  void isDone_ofAFailure_isFalse() throws IOException {
    JobRecord failed =
        record().setState(JobState.FAILED).setError(new JobError("CODE", "why")).build();
    markers.write(failed, directory);

    assertThat(markers.isDone(request)).isFalse();
    assertThat(markers.find(ItemIdentity.ofJobId(request.getJobId()).orElseThrow()))
        .contains(failed);
  }

  @Test
  void isDone_ofADamagedMarker_isFalse() throws IOException {
    writeDone();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory.resolve("markers"))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(1);
    Files.write(files.get(0), new byte[] {1, 2, 3});

    assertThat(markers.isDone(request)).isFalse();
  }
}
