package org.veilmark.operators.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Staging;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.testing.FakeMedia;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.Samples;
import org.veilmark.operators.testing.SharedMedia;
import org.veilmark.operators.types.RecordType;
import org.veilmark.operators.work.WorkOptions;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;

@Timeout(60)
class StageSegmentTest {
  private static final int SEGMENTS = 4;

  @TempDir Path directory;

  private FakeMedia media;
  private HarnessRuns<Harness, SegmentOutput> runs;

  /** The harness around a new operator. */
  @SuppressWarnings("try")
  private final class Harness
      extends OneInputStreamOperatorTestHarness<SegmentDescriptor, SegmentOutput> {
    Harness() throws Exception {
      super(
          new AsyncWaitOperatorFactory<>(
              new StageSegment(
                  EngineFactory.inProcess(SharedMedia.of(directory.toString(), media)),
                  KeySource.development(),
                  new WorkOptions(directory.toString(), 16, Duration.ofSeconds(30))),
              /* timeout= */ 0,
              /* capacity= */ 16,
              OutputMode.UNORDERED),
          new RecordType<>(SegmentDescriptor.class).createSerializer(new SerializerConfigImpl()));
    }
  }

  @BeforeEach
  void makeRuns() {
    media = new FakeMedia(4 * SEGMENTS, 2);
    runs = new HarnessRuns<>(Harness::new, SegmentOutput.class);
  }

  private SegmentDescriptor descriptor(JobKind kind, int index) {
    Location staged = Staging.of(Location.of(directory), "job").segment(index);
    return Samples.descriptor("job", kind, index).setStagedUri(staged.text()).build();
  }

  private List<Step<Harness>> allSegmentsThenTheEnd() {
    return allSegmentsThenTheEnd(JobKind.EMBED);
  }

  private List<Step<Harness>> allSegmentsThenTheEnd(JobKind kind) {
    List<Step<Harness>> steps = new ArrayList<>();
    for (int i = 0; i < SEGMENTS; i++) {
      SegmentDescriptor descriptor = descriptor(kind, i);
      steps.add(harness -> harness.processElement(descriptor, 0));
    }
    steps.add(Harness::endInput);
    return steps;
  }

  @Test
  void process_segments_answersEachOnce() throws Exception {
    List<SegmentOutput> outputs = runs.straight(allSegmentsThenTheEnd());
    assertThat(outputs)
        .extracting(SegmentOutput::getSegmentIndex)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, SEGMENTS).boxed().toList());
    assertThat(outputs).extracting(SegmentOutput::getStatus).containsOnly(SegmentStatus.OK);
  }

  @Test
  void restore_betweenEveryTwoSegments_answersEachOnceWithTheSame() throws Exception {
    List<SegmentOutput> outputs = runs.restoringBetween(allSegmentsThenTheEnd());
    assertThat(outputs).hasSize(SEGMENTS);
    assertThat(runs.straight(allSegmentsThenTheEnd())).containsExactlyInAnyOrderElementsOf(outputs);
  }

  @Test
  void restore_betweenEveryTwoSegmentsOfCovers_answersEachOnceWithTheSame() throws Exception {
    List<SegmentOutput> outputs = runs.restoringBetween(allSegmentsThenTheEnd(JobKind.COVER));
    assertThat(outputs)
        .hasSize(SEGMENTS)
        .allSatisfy(output -> assertThat(output.getPicture().getScore()).isPositive());
    assertThat(runs.straight(allSegmentsThenTheEnd(JobKind.COVER)))
        .containsExactlyInAnyOrderElementsOf(outputs);
  }

  @Test
  void process_segmentThatCannotBeDone_answersWithTheReason() throws Exception {
    SegmentDescriptor otherKey =
        SegmentDescriptor.newBuilder(descriptor(JobKind.EMBED, 0))
            .setKeyId("0123456789abcdef")
            .build();
    List<SegmentOutput> outputs =
        runs.straight(List.of(harness -> harness.processElement(otherKey, 0), Harness::endInput));
    assertThat(outputs).hasSize(1);
    assertThat(outputs.get(0).getStatus()).isEqualTo(SegmentStatus.FAILED);
    assertThat(outputs.get(0).getError().getCode()).isEqualTo("KEY_UNKNOWN");
    assertThat(outputs.get(0).getStagedUri()).isNull();
  }

  @Test
  void staged_afterRestore_leavesNoTemporaryFiles() throws Exception {
    runs.restoringBetween(allSegmentsThenTheEnd());
    try (var files = Files.list(directory.resolve("job"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(2 * SEGMENTS)
          .allMatch(name -> name.startsWith("segment-"));
    }
  }
}
