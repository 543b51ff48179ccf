package org.veilmark.operators.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.Samples;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.ProgressReport;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;

class ReleaseFairlyTest {
  private static final String GATE = "gate";
  private static final int MAX_PARALLELISM = 512;
  private static final int SUBTASKS = 2;
  private static final int PER_LANE = 2;
  private static final GateOptions OPTIONS =
      new GateOptions(PER_LANE, Duration.ofHours(1), Duration.ofHours(9));

  private final HarnessRuns<Harness, SegmentDescriptor> runs =
      new HarnessRuns<>(() -> new Harness(SUBTASKS), SegmentDescriptor.class);
  private final List<SegmentDescriptor> cancelled = new ArrayList<>();
  private final List<ProgressReport> progress = new ArrayList<>();

  /** The harness around the subtask that has the key. */
  @SuppressWarnings("try")
  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<
          String, SegmentPlan, GateSignal, SegmentDescriptor> {
    Harness(int subtasks) throws Exception {
      super(
          new KeyedCoProcessOperator<>(new ReleaseFairly(GATE, OPTIONS)),
          plan -> GATE,
          signal -> GATE,
          Types.STRING,
          MAX_PARALLELISM,
          subtasks,
          subtaskOf(GATE, subtasks));
    }
  }

  private static int subtaskOf(Object partitionKey, int subtasks) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        partitionKey, MAX_PARALLELISM, subtasks);
  }

  private static <T> void take(Harness harness, OutputTag<T> tag, List<T> into) {
    Queue<StreamRecord<T>> output = harness.getSideOutput(tag);
    while (output != null && !output.isEmpty()) {
      into.add(output.remove().getValue());
    }
  }

  private Step<Harness> plan(SegmentPlan plan) {
    return harness -> {
      harness.processElement1(plan, 0);
      take(harness, ReleaseFairly.CANCELLED, cancelled);
    };
  }

  private Step<Harness> plan(String jobId, String queue, int priority, int segments) {
    return plan(planOf(jobId, queue, priority, segments));
  }

  private static SegmentPlan planOf(String jobId, String queue, int priority, int segments) {
    long[] work = new long[segments];
    java.util.Arrays.fill(work, 10);
    SegmentPlan plan = Samples.plan(jobId, JobKind.EMBED, work);
    plan.getManifest().getRequest().setQueue(queue);
    plan.getManifest().getRequest().setPriority(priority);
    return plan;
  }

  private Step<Harness> signal(GateSignal.Builder signal) {
    GateSignal built = signal.build();
    return harness -> {
      harness.processElement2(built, 0);
      take(harness, ReleaseFairly.CANCELLED, cancelled);
      take(harness, ReleaseFairly.PROGRESS, progress);
    };
  }

  private Step<Harness> back(String jobId, int segment) {
    return signal(
        GateSignal.newBuilder()
            .setKind(GateSignalKind.SEGMENT_DONE)
            .setGate(GATE)
            .setJobId(jobId)
            .setSegmentIndex(segment));
  }

  private Step<Harness> cancel(String jobId) {
    return signal(GateSignal.newBuilder().setKind(GateSignalKind.JOB_CANCELLED).setJobId(jobId));
  }

  private Step<Harness> queue(GateSignalKind kind, String queue) {
    return signal(GateSignal.newBuilder().setKind(kind).setQueue(queue));
  }

  private static Step<Harness> time(long millis) {
    return harness -> harness.setProcessingTime(millis);
  }

  private static String name(SegmentDescriptor segment) {
    return segment.getJobId() + segment.getSegmentIndex();
  }

  private List<String> released(List<Step<Harness>> steps) throws Exception {
    List<SegmentDescriptor> restoring = runs.restoringBetween(steps);
    List<SegmentDescriptor> cancelledThen = List.copyOf(cancelled);
    cancelled.clear();
    progress.clear();
    assertThat(runs.straight(steps)).isEqualTo(restoring);
    assertThat(cancelled).isEqualTo(cancelledThen);
    return restoring.stream().map(ReleaseFairlyTest::name).toList();
  }

  @Test
  void plan_moreThanLanesTake_waitsForCredits() throws Exception {
    assertThat(
            released(
                List.of(
                    plan("a", "q", 0, 6), back("a", 1), back("a", 1), back("b", 0), back("a", 0))))
        .containsExactly("a0", "a1", "a2", "a3", "a4", "a5");
  }

  @Test
  void plan_higherPriorityLater_goesFirst() throws Exception {
    assertThat(
            released(
                List.of(
                    plan("a", "q", 0, 6),
                    plan("b", "q", 2, 2),
                    back("a", 0),
                    back("a", 1),
                    back("a", 2))))
        .containsExactly("a0", "a1", "a2", "a3", "b0", "b1", "a4");
  }

  @Test
  void pause_queue_holdsItsSegmentsAndNoOthers() throws Exception {
    assertThat(
            released(
                List.of(
                    plan("a", "held", 0, 6),
                    plan("b", "other", 0, 1),
                    queue(GateSignalKind.QUEUE_PAUSED, "held"),
                    back("a", 0),
                    back("a", 1),
                    queue(GateSignalKind.QUEUE_RESUMED, "held"))))
        .containsExactly("a0", "a1", "a2", "a3", "b0", "a4");
  }

  @Test
  void cancel_runningJob_answersForWhatWaitsAndLetsOthersGo() throws Exception {
    assertThat(
            released(
                List.of(
                    plan("a", "q", 0, 6),
                    cancel("a"),
                    plan("b", "q", 0, 4),
                    back("a", 0),
                    back("a", 1),
                    back("a", 2),
                    back("a", 3))))
        .containsExactly("a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3");
    assertThat(cancelled).extracting(ReleaseFairlyTest::name).containsExactly("a4", "a5");
  }

  @Test
  void cancel_beforeThePlan_answersForAll() throws Exception {
    assertThat(released(List.of(cancel("a"), plan("a", "q", 0, 3), plan("b", "q", 0, 1))))
        .containsExactly("b0");
    assertThat(cancelled).extracting(ReleaseFairlyTest::name).containsExactly("a0", "a1", "a2");
  }

  @Test
  void plan_comesAgain_isTheSame() throws Exception {
    assertThat(released(List.of(plan("a", "q", 0, 2), plan("a", "q", 0, 2))))
        .containsExactly("a0", "a1");
  }

  @Test
  void credits_allBack_nothingIsLeftAfterTheSweep() throws Exception {
    assertThat(
            released(
                List.of(
                    plan("a", "q", 1, 2),
                    plan("failed", "q", 0, 0),
                    back("a", 0),
                    back("a", 1),
                    cancel("gone"),
                    time(Duration.ofHours(2).toMillis()),
                    // How many jobs came.
                    harness -> assertThat(harness.numKeyedStateEntries()).isEqualTo(1),
                    harness -> assertThat(harness.numProcessingTimeTimers()).isZero())))
        .hasSize(2);
  }

  @Test
  void credit_thatNeverComes_isGivenUp() throws Exception {
    assertThat(
            released(
                List.of(
                    plan("a", "q", 0, 5),
                    time(OPTIONS.segmentLost().toMillis()),
                    time(OPTIONS.segmentLost().plusHours(1).toMillis()))))
        .containsExactly("a0", "a1", "a2", "a3", "a4");
  }

  @Test
  void credits_manyInASecond_oneReportASecond() throws Exception {
    List<Step<Harness>> steps = new ArrayList<>();
    steps.add(plan("a", "q", 0, 40));
    for (int i = 0; i < 40; i++) {
      steps.add(time(100L * i));
      steps.add(back("a", i));
    }
    runs.straight(steps);
    assertThat(progress)
        .extracting(
            ProgressReport::getReportedAtMillis,
            ProgressReport::getSegmentsDone,
            ProgressReport::getSegments,
            ProgressReport::getWorkPixelsDone)
        .containsExactly(
            tuple(1000L, 11, 40, 110L), tuple(2000L, 21, 40, 210L), tuple(3000L, 31, 40, 310L));
  }

  @SuppressWarnings("try")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void restore_atAnotherParallelism_goesOnWithTheLanesThereAre(int newSubtasks) throws Exception {
    OperatorSubtaskState state;
    Set<String> out = new HashSet<>();
    try (Harness before = open(SUBTASKS, null)) {
      before.processElement1(planOf("a", "q", 0, 30), 0);
      before.extractOutputValues().forEach(segment -> out.add(name(segment)));
      assertThat(out).hasSize(SUBTASKS * PER_LANE);
      state = before.snapshot(1, 1);
    }
    try (Harness after = open(newSubtasks, state)) {
      int inFlight = out.size();
      int next = 0;
      while (next < 30) {
        after.processElement2(credit("a", next++), 0);
        inFlight--;
        List<SegmentDescriptor> now = after.extractOutputValues();
        after.getOutput().clear();
        inFlight += now.size();
        now.forEach(segment -> assertThat(out.add(name(segment))).isTrue());
        // Segments in flight from before may be more than there are lanes for now.
        assertThat(inFlight)
            .isLessThanOrEqualTo(Math.max(newSubtasks * PER_LANE, SUBTASKS * PER_LANE));
      }
      assertThat(out).hasSize(30);
      assertThat(inFlight).isZero();
    }
  }

  @SuppressWarnings("try")
  private static Harness open(int subtasks, OperatorSubtaskState state) throws Exception {
    Harness harness = new Harness(subtasks);
    harness.setup(
        new RecordType<>(SegmentDescriptor.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              state, MAX_PARALLELISM, SUBTASKS, subtasks, subtaskOf(GATE, subtasks)));
    }
    harness.open();
    return harness;
  }

  private static GateSignal credit(String jobId, int segment) {
    return GateSignal.newBuilder()
        .setKind(GateSignalKind.SEGMENT_DONE)
        .setGate(GATE)
        .setJobId(jobId)
        .setSegmentIndex(segment)
        .build();
  }

  /** Every segment goes exactly once or is answered for, lanes are never too full. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anySequence_keepsTheLaws(long seed) throws Exception {
    Random random = new Random(seed);
    Set<String> planned = new HashSet<>();
    Set<String> gone = new HashSet<>();
    Map<String, SegmentDescriptor> inFlight = new HashMap<>();
    OperatorSubtaskState state = null;
    int job = 0;
    Harness harness = open(SUBTASKS, null);
    for (int step = 0; step < 700 || !inFlight.isEmpty(); step++) {
      if (random.nextInt(50) == 0) {
        state = harness.snapshot(step, step);
        harness.close();
        harness = open(SUBTASKS, state);
      }
      int event = random.nextInt(10);
      String queue = "q" + random.nextInt(3);
      if (event == 0 && step < 600) {
        SegmentPlan plan = planOf("j" + job++ + "-", queue, random.nextInt(3), random.nextInt(9));
        plan.getSegments().forEach(segment -> planned.add(name(segment)));
        harness.processElement1(plan, 0);
      } else if (event == 1 && step < 600) {
        harness.processElement2(
            GateSignal.newBuilder()
                .setKind(GateSignalKind.JOB_CANCELLED)
                .setJobId("j" + random.nextInt(job + 1) + "-")
                .build(),
            0);
      } else if (event == 2 || step >= 600) {
        harness.processElement2(
            GateSignal.newBuilder()
                .setKind(
                    step < 600 && random.nextBoolean()
                        ? GateSignalKind.QUEUE_PAUSED
                        : GateSignalKind.QUEUE_RESUMED)
                .setQueue(queue)
                .build(),
            0);
      }
      if (event > 2 && !inFlight.isEmpty()) {
        String name = inFlight.keySet().stream().sorted().toList().get(0);
        SegmentDescriptor back = inFlight.remove(name);
        GateSignal credit = credit(back.getJobId(), back.getSegmentIndex());
        harness.processElement2(credit, 0);
        harness.processElement2(credit, 0);
      }
      for (SegmentDescriptor segment : harness.extractOutputValues()) {
        assertThat(gone.add(name(segment))).isTrue();
        inFlight.put(name(segment), segment);
      }
      harness.getOutput().clear();
      List<SegmentDescriptor> answered = new ArrayList<>();
      take(harness, ReleaseFairly.CANCELLED, answered);
      answered.forEach(segment -> assertThat(gone.add(name(segment))).isTrue());
      for (int lane = 0; lane < SUBTASKS; lane++) {
        int subtask = lane;
        assertThat(inFlight.values())
            .filteredOn(segment -> subtaskOf(segment.getLane(), SUBTASKS) == subtask)
            .hasSizeLessThanOrEqualTo(PER_LANE);
      }
    }
    harness.close();
    assertThat(gone).isEqualTo(planned);
  }
}
