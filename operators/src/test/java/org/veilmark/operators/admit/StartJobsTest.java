package org.veilmark.operators.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.veilmark.operators.intake.JobEvent;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;

class StartJobsTest {
  private static final QueueLimits ONE_AT_A_TIME = new QueueLimits(1, 10);

  private final HarnessRuns<Harness, JobRequest> runs =
      new HarnessRuns<>(Harness::new, JobRequest.class);
  private final List<JobRecord> records = new ArrayList<>();
  private final List<GateSignal> signals = new ArrayList<>();

  /** The harness around a new operator. */
  @SuppressWarnings("try")
  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, JobEvent, JobRequest> {
    Harness() throws Exception {
      super(
          new KeyedProcessOperator<>(new StartJobs(ONE_AT_A_TIME)),
          event -> "queues",
          Types.STRING);
    }
  }

  private Step<Harness> step(JobEvent event) {
    return harness -> {
      harness.processElement(event, 0);
      take(harness, StartJobs.RECORDS, records);
      take(harness, StartJobs.SIGNALS, signals);
    };
  }

  private static <T> void take(Harness harness, OutputTag<T> tag, List<T> into) {
    Queue<StreamRecord<T>> output = harness.getSideOutput(tag);
    while (output != null && !output.isEmpty()) {
      into.add(output.remove().getValue());
    }
  }

  private Step<Harness> request(String jobId) {
    return step(JobEvent.of(Samples.request(jobId, JobKind.EXTRACT).setQueue("q").build()));
  }

  private Step<Harness> signal(GateSignalKind kind, String jobId) {
    return step(JobEvent.of(GateSignal.newBuilder().setKind(kind).setJobId(jobId).build()));
  }

  private Step<Harness> done(String jobId) {
    return signal(GateSignalKind.JOB_DONE, jobId);
  }

  private Step<Harness> cancel(String jobId) {
    return signal(GateSignalKind.JOB_CANCELLED, jobId);
  }

  private Step<Harness> command(ControlCommand command, Integer concurrency) {
    return step(
        JobEvent.of(
            ControlMessage.newBuilder()
                .setCommand(command)
                .setQueue("q")
                .setConcurrency(concurrency)
                .setSentAtMillis(0)
                .build()));
  }

  private static Step<Harness> stateIs(int entries) {
    return harness -> assertThat(harness.numKeyedStateEntries()).isEqualTo(entries);
  }

  private List<String> started(List<Step<Harness>> steps) throws Exception {
    List<String> restoring =
        runs.restoringBetween(steps).stream().map(JobRequest::getJobId).toList();
    List<JobRecord> recordsThen = List.copyOf(records);
    List<GateSignal> signalsThen = List.copyOf(signals);
    records.clear();
    signals.clear();
    assertThat(runs.straight(steps)).extracting(JobRequest::getJobId).isEqualTo(restoring);
    assertThat(records).isEqualTo(recordsThen);
    assertThat(signals).isEqualTo(signalsThen);
    return restoring;
  }

  @Test
  void request_moreThanMayRun_waitUntilOthersAreOver() throws Exception {
    assertThat(
            started(
                List.of(
                    request("a"),
                    request("b"),
                    request("c"),
                    done("a"),
                    done("a"),
                    done("b"),
                    done("c"),
                    stateIs(0))))
        .containsExactly("a", "b", "c");
    assertThat(records)
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactly(
            tuple("a", JobState.RUNNING),
            tuple("b", JobState.SUBMITTED),
            tuple("c", JobState.SUBMITTED),
            tuple("b", JobState.RUNNING),
            tuple("c", JobState.RUNNING));
  }

  @Test
  void cancel_waitingJob_endsItHere() throws Exception {
    assertThat(
            started(
                List.of(
                    request("a"),
                    request("b"),
                    request("c"),
                    cancel("b"),
                    cancel("b"),
                    done("b"),
                    done("a"),
                    done("c"),
                    stateIs(0))))
        .containsExactly("a", "c");
    assertThat(records)
        .filteredOn(record -> record.getJobId().equals("b"))
        .extracting(JobRecord::getState)
        .containsExactly(JobState.SUBMITTED, JobState.CANCELLED);
    assertThat(signals).isEmpty();
  }

  @Test
  void cancel_runningJob_isTheGatesAffair() throws Exception {
    assertThat(started(List.of(request("a"), cancel("a"), done("a"), cancel("a"))))
        .containsExactly("a");
    assertThat(signals)
        .extracting(GateSignal::getKind, GateSignal::getJobId)
        .containsExactly(tuple(GateSignalKind.JOB_CANCELLED, "a"));
    assertThat(records).extracting(JobRecord::getState).containsExactly(JobState.RUNNING);
  }

  @Test
  void pause_queue_recordsItOfWaitingJobsAndTellsTheGates() throws Exception {
    assertThat(
            started(
                List.of(
                    request("a"),
                    request("b"),
                    command(ControlCommand.PAUSE_QUEUE, null),
                    command(ControlCommand.PAUSE_QUEUE, null),
                    request("c"),
                    done("a"),
                    command(ControlCommand.RESUME_QUEUE, null))))
        .containsExactly("a", "b");
    assertThat(records)
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactly(
            tuple("a", JobState.RUNNING),
            tuple("b", JobState.SUBMITTED),
            tuple("b", JobState.PAUSED),
            tuple("c", JobState.PAUSED),
            tuple("b", JobState.RUNNING),
            tuple("c", JobState.SUBMITTED));
    assertThat(signals)
        .extracting(GateSignal::getKind, GateSignal::getQueue)
        .containsExactly(
            tuple(GateSignalKind.QUEUE_PAUSED, "q"), tuple(GateSignalKind.QUEUE_RESUMED, "q"));
  }

  @Test
  void setConcurrency_more_startsMore() throws Exception {
    assertThat(
            started(
                List.of(
                    request("a"),
                    request("b"),
                    request("c"),
                    command(ControlCommand.SET_CONCURRENCY, 3))))
        .containsExactly("a", "b", "c");
  }

  /** A recovery may do a job again that another attempt had already said to be over. */
  @Test
  void done_ofJobThatStillWaits_isNotBelieved() throws Exception {
    assertThat(started(List.of(request("a"), request("b"), done("b"), done("a"), done("b"))))
        .containsExactly("a", "b");
  }

  @Test
  void request_tenThousand_allStartInTheEndAndNothingIsLeft() throws Exception {
    List<Step<Harness>> steps = new ArrayList<>();
    int jobs = 10_000;
    for (int i = 0; i < jobs; i++) {
      steps.add(request("job" + i));
    }
    for (int i = 0; i < jobs; i++) {
      steps.add(done("job" + i));
    }
    steps.add(stateIs(0));
    assertThat(runs.straight(steps)).hasSize(jobs);
  }
}
