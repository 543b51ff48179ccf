package org.veilmark.operators.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.Cover;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;
import org.veilmark.schema.ScoredPicture;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;

class CoverPublisherTest {
  @TempDir Path outputs;
  @TempDir Path staging;

  private CoverPublisher publisher;
  private final List<SegmentOutput> staged = new ArrayList<>();

  @BeforeEach
  void makePublisher() {
    publisher = new CoverPublisher(staging);
  }

  @Test
  void publish_several_areTheBestInTheOrderOfTheirScores() throws Exception {
    stage(10, 60, 30, 60);

    JobRecord record = publisher.publish(task(3));

    assertThat(record.getState()).isEqualTo(JobState.SUCCEEDED);
    assertThat(record.getCovers())
        .containsExactly(
            new Cover(
                outputs.resolve("c-1.jpg").toString(), 3L, new ScoredPicture(1_000_000L, 60.0)),
            new Cover(
                outputs.resolve("c-2.jpg").toString(), 3L, new ScoredPicture(3_000_000L, 60.0)),
            new Cover(
                outputs.resolve("c-3.jpg").toString(), 3L, new ScoredPicture(2_000_000L, 30.0)));
    assertThat(outputs.resolve("c-1.jpg")).hasContent("<1>");
    assertThat(outputs.resolve("c-3.jpg")).hasContent("<2>");
    assertThat(outputFiles()).hasSize(3);
    assertThat(record.getSegments()).hasSize(4);
  }

  @Test
  void publish_again_givesTheSame() throws Exception {
    stage(10, 60);

    JobRecord record = publisher.publish(task(2));

    assertThat(publisher.publish(task(2))).isEqualTo(record);
    assertThat(outputFiles()).hasSize(2);
  }

  @Test
  void publish_moreThanSegments_givesOneOfEach() throws Exception {
    stage(10, 20);

    assertThat(publisher.publish(task(5)).getCovers()).hasSize(2);
  }

  @Test
  void publish_picturesThatShowNothing_areLeftOutUnlessThereIsNoOther() throws Exception {
    stage(0, 20, 0);
    assertThat(publisher.publish(task(3)).getCovers())
        .extracting(cover -> cover.getPicture().getScore())
        .containsExactly(20.0);

    staged.clear();
    stage(0, 0);
    assertThat(publisher.publish(task(3)).getCovers())
        .extracting(cover -> cover.getPicture().getTimeMicros())
        .containsExactly(0L);
  }

  @Test
  void publish_oneSegmentFailed_goesOnWithoutIt() throws Exception {
    stage(10, 20, 30);
    staged.set(2, Samples.failedOutput("job", 2));

    JobRecord record = publisher.publish(task(1));

    assertThat(record.getState()).isEqualTo(JobState.SUCCEEDED);
    assertThat(outputs.resolve("c-1.jpg")).hasContent("<1>");
    assertThat(record.getSegments().get(2).getStatus()).isEqualTo(SegmentStatus.TIMED_OUT);
    assertThat(record.getWarnings()).singleElement().asString().startsWith("segment 2: ");
  }

  @Test
  void publish_oneSegmentCancelled_writesNothing() throws Exception {
    stage(10, 20);
    staged.set(
        1,
        SegmentOutput.newBuilder(Samples.failedOutput("job", 1))
            .setStatus(SegmentStatus.CANCELLED)
            .build());

    JobRecord record = publisher.publish(task(1));

    assertThat(record.getState()).isEqualTo(JobState.FAILED);
    assertThat(record.getSegments().get(1).getStatus()).isEqualTo(SegmentStatus.CANCELLED);
    assertThat(outputFiles()).isEmpty();
  }

  @Test
  void publish_allSegmentsFailed_failsAndWritesNothing() throws Exception {
    staged.add(Samples.failedOutput("job", 0));

    JobRecord record = publisher.publish(task(1));

    assertThat(record.getState()).isEqualTo(JobState.FAILED);
    assertThat(record.getError().getCode()).isEqualTo("SEGMENT_TIMED_OUT");
    assertThat(outputFiles()).isEmpty();
  }

  @Test
  void publish_planFailed_saysWhy() throws Exception {
    JobManifest failed = Samples.failedManifest("job", JobKind.COVER);

    assertThat(publisher.publish(new AssemblyTask(failed, List.of())).getError())
        .isEqualTo(failed.getError());
  }

  @Test
  void publish_stagedFileGone_leavesNoPartialOutput() throws Exception {
    stage(10);
    Files.delete(staging.resolve("segment-0"));

    assertThatThrownBy(() -> publisher.publish(task(1))).isInstanceOf(IOException.class);
    assertThat(outputFiles()).isEmpty();
  }

  /** One segment a score, each a second long, with its index as its picture. */
  private void stage(double... scores) throws IOException {
    for (int i = 0; i < scores.length; i++) {
      Path picture = Files.writeString(staging.resolve("segment-" + i), "<" + i + ">");
      staged.add(
          SegmentOutput.newBuilder()
              .setJobId("job")
              .setSegmentIndex(i)
              .setStatus(SegmentStatus.OK)
              .setStagedUri(picture.toString())
              .setStagedBytes(3)
              .setPicture(new ScoredPicture(i * 1_000_000L, scores[i]))
              .build());
    }
  }

  private AssemblyTask task(int covers) {
    return new AssemblyTask(
        Samples.manifest(
            Samples.request("job", JobKind.COVER)
                .setOutputUri(outputs.resolve("c-{sequenceId}.jpg").toString())
                .setCovers(covers)
                .build(),
            staged.size()),
        staged);
  }

  private List<Path> outputFiles() throws IOException {
    try (Stream<Path> files = Files.list(outputs)) {
      return files.toList();
    }
  }
}
