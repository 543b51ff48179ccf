package org.veilmark.operators.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentSpan;

class GatherSegmentsTest {
  private static final Duration REMEMBERS = Duration.ofMinutes(10);
  private static final JobManifest MANIFEST = Samples.manifest("job", JobKind.EMBED, 3);
  private static final List<SegmentOutput> OUTPUTS =
      List.of(Samples.output("job", 0), Samples.failedOutput("job", 1), Samples.output("job", 2));

  private final HarnessRuns<Harness, AssemblyTask> runs =
      new HarnessRuns<>(Harness::new, AssemblyTask.class);

  /** The harness around a new operator. */
  @SuppressWarnings("try")
  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<
          String, JobManifest, SegmentOutput, AssemblyTask> {
    Harness() throws Exception {
      super(
          new KeyedCoProcessOperator<>(new GatherSegments(REMEMBERS)),
          JobManifest::getJobId,
          SegmentOutput::getJobId,
          Types.STRING);
    }
  }

  private static Step<Harness> manifest(JobManifest manifest) {
    return harness -> harness.processElement1(manifest, 0);
  }

  private static Step<Harness> output(SegmentOutput output) {
    return harness -> harness.processElement2(output, 0);
  }

  private static Step<Harness> isEmpty() {
    return harness -> {
      harness.setProcessingTime(harness.getProcessingTime() + REMEMBERS.toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void process_anyOrderWithDuplicates_emitsOnceInOrderAndForgets(long seed) throws Exception {
    List<Step<Harness>> steps = new ArrayList<>();
    for (int times = 0; times < 2; times++) {
      steps.add(manifest(MANIFEST));
      OUTPUTS.forEach(output -> steps.add(output(output)));
    }
    Collections.shuffle(steps, new Random(seed));
    steps.add(isEmpty());

    List<AssemblyTask> expected = List.of(new AssemblyTask(MANIFEST, OUTPUTS));
    assertThat(runs.straight(steps)).isEqualTo(expected);
    assertThat(runs.restoringBetween(steps)).isEqualTo(expected);
  }

  @Test
  void process_twoJobsInterleaved_areKeptApart() throws Exception {
    JobManifest other = Samples.manifest("other", JobKind.EMBED, 1);
    List<Step<Harness>> steps =
        List.of(
            output(OUTPUTS.get(2)),
            manifest(other),
            manifest(MANIFEST),
            output(OUTPUTS.get(0)),
            output(Samples.output("other", 0)),
            output(OUTPUTS.get(1)),
            isEmpty());
    assertThat(runs.restoringBetween(steps))
        .containsExactly(
            new AssemblyTask(other, List.of(Samples.output("other", 0))),
            new AssemblyTask(MANIFEST, OUTPUTS));
  }

  @Test
  void process_planThatFailed_isCompleteAtOnce() throws Exception {
    JobManifest failed = Samples.failedManifest("job", JobKind.EMBED);
    assertThat(runs.restoringBetween(List.of(manifest(failed), isEmpty())))
        .containsExactly(new AssemblyTask(failed, List.of()));
  }

  @Test
  void process_copiedSegments_areNotWaitedFor() throws Exception {
    List<SegmentSpan> spans = new ArrayList<>(MANIFEST.getSegments());
    spans.set(1, SegmentSpan.newBuilder(spans.get(1)).setCopied(true).build());
    JobManifest smart = JobManifest.newBuilder(MANIFEST).setSegments(spans).build();
    assertThat(
            runs.straight(List.of(output(OUTPUTS.get(2)), manifest(smart), output(OUTPUTS.get(0)))))
        .containsExactly(new AssemblyTask(smart, List.of(OUTPUTS.get(0), OUTPUTS.get(2))));
  }

  @Test
  void process_oneSegmentMissing_emitsNothing() throws Exception {
    assertThat(
            runs.straight(
                List.of(manifest(MANIFEST), output(OUTPUTS.get(0)), output(OUTPUTS.get(1)))))
        .isEmpty();
  }
}
