package org.veilmark.operators.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;

class ReleaseSegmentsTest {
  private static final int MAX_PARALLELISM = 512;
  private static final int SUBTASKS = 2;

  private final HarnessRuns<Harness, SegmentDescriptor> runs =
      new HarnessRuns<>(Harness::new, SegmentDescriptor.class);

  /** The harness around the subtask of two that has the key. */
  @SuppressWarnings("try")
  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, SegmentPlan, SegmentDescriptor> {
    Harness() throws Exception {
      super(
          new KeyedProcessOperator<>(ReleaseSegments.unlimited()),
          plan -> "gate",
          Types.STRING,
          MAX_PARALLELISM,
          SUBTASKS,
          subtaskOf("gate"));
    }
  }

  private static int subtaskOf(Object partitionKey) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        partitionKey, MAX_PARALLELISM, SUBTASKS);
  }

  private static Step<Harness> plan(String jobId, long... workPixels) {
    return harness -> harness.processElement(Samples.plan(jobId, JobKind.EMBED, workPixels), 0);
  }

  private static Map<Integer, Long> workBySubtask(List<SegmentDescriptor> released) {
    Map<Integer, Long> work = new HashMap<>();
    for (SegmentDescriptor segment : released) {
      work.merge(subtaskOf(segment.getLane()), segment.getWorkPixels(), Long::sum);
    }
    return work;
  }

  @Test
  void process_equalSegments_alternateBetweenSubtasksAndLeaveNoState() throws Exception {
    List<Step<Harness>> steps =
        List.of(
            plan("a", 5, 5, 5),
            plan("b", 5),
            harness -> assertThat(harness.numKeyedStateEntries()).isZero());
    List<SegmentDescriptor> released = runs.restoringBetween(steps);
    assertThat(released)
        .extracting(segment -> segment.getJobId() + segment.getSegmentIndex())
        .containsExactly("a0", "a1", "a2", "b0");
    assertThat(released)
        .extracting(segment -> subtaskOf(segment.getLane()))
        .containsExactly(0, 1, 0, 1);
    assertThat(runs.straight(steps)).isEqualTo(released);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void process_manyJobs_balancesWorkBetweenSubtasks(long seed) throws Exception {
    Random random = new Random(seed);
    List<Step<Harness>> steps = new ArrayList<>();
    for (int job = 0; job < 20; job++) {
      steps.add(plan("job" + job, random.longs(1 + random.nextInt(5), 1, 100).toArray()));
    }
    List<SegmentDescriptor> released = runs.restoringBetween(steps);
    Map<Integer, Long> work = workBySubtask(released);
    assertThat(work).hasSize(SUBTASKS);
    assertThat(Math.abs(work.get(0) - work.get(1))).isLessThanOrEqualTo(100);
    assertThat(runs.straight(steps)).isEqualTo(released);
  }

  @Test
  void process_oneJobOfManySegments_stateStaysSmall() throws Exception {
    List<Step<Harness>> steps =
        List.of(
            plan("long", LongStream.range(1, 2000).toArray()),
            harness -> assertThat(harness.numKeyedStateEntries()).isEqualTo(1));
    assertThat(runs.straight(steps)).hasSize(1999);
  }

  @Test
  void process_planWithoutSegments_emitsNothing() throws Exception {
    assertThat(runs.straight(List.of(plan("failed")))).isEmpty();
  }
}
