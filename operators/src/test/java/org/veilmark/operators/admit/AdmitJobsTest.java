package org.veilmark.operators.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

class AdmitJobsTest {
  private static final Duration REMEMBERS = Duration.ofSeconds(1);

  private final HarnessRuns<Harness, JobEvent> runs =
      new HarnessRuns<>(Harness::new, JobEvent.class);
  private final List<JobRecord> records = new ArrayList<>();

  /** The harness around a new operator. */
  @SuppressWarnings("try")
  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, JobEvent, JobEvent> {
    Harness() throws Exception {
      super(new KeyedProcessOperator<>(new AdmitJobs(REMEMBERS)), JobEvent::jobId, Types.STRING);
    }
  }

  private static JobRequest.Builder request(String jobId) {
    return Samples.request(jobId, JobKind.EXTRACT);
  }

  private Step<Harness> request(JobRequest.Builder request) {
    return step(JobEvent.of(request.build()));
  }

  private Step<Harness> cancel(String jobId) {
    return step(
        JobEvent.of(
            ControlMessage.newBuilder()
                .setCommand(ControlCommand.CANCEL_JOB)
                .setJobId(jobId)
                .setSentAtMillis(0)
                .build()));
  }

  private Step<Harness> done(String jobId) {
    return step(JobEvent.of(signal(GateSignalKind.JOB_DONE, jobId)));
  }

  private static GateSignal signal(GateSignalKind kind, String jobId) {
    return GateSignal.newBuilder().setKind(kind).setJobId(jobId).build();
  }

  private Step<Harness> step(JobEvent event) {
    return harness -> {
      harness.processElement(event, 0);
      if (harness.getSideOutput(AdmitJobs.RECORDS) != null) {
        harness.getSideOutput(AdmitJobs.RECORDS).forEach(record -> records.add(record.getValue()));
        harness.getSideOutput(AdmitJobs.RECORDS).clear();
      }
    };
  }

  private static Step<Harness> time(long millis) {
    return harness -> harness.setProcessingTime(millis);
  }

  private static Step<Harness> stateIs(int entries) {
    return harness -> assertThat(harness.numKeyedStateEntries()).isEqualTo(entries);
  }

  @Test
  void request_again_isTheSameJobUntilItIsForgotten() throws Exception {
    List<Step<Harness>> steps =
        List.of(
            request(request("job")),
            request(request("job").setPriority(2)),
            time(50_000),
            request(request("job")),
            done("job"),
            request(request("job")),
            time(50_999),
            request(request("job")),
            time(51_000),
            stateIs(0),
            request(request("job").setPriority(1)));
    List<JobEvent> events = runs.restoringBetween(steps);
    assertThat(events)
        .containsExactly(
            JobEvent.of(request("job").build()),
            JobEvent.of(signal(GateSignalKind.JOB_DONE, "job")),
            JobEvent.of(request("job").setPriority(1).build()));
    assertThat(runs.straight(steps)).isEqualTo(events);
    assertThat(records).isEmpty();
  }

  @Test
  void cancel_runningJob_isHandedOnBehindItsRequest() throws Exception {
    assertThat(runs.restoringBetween(List.of(request(request("job")), cancel("job"))))
        .containsExactly(
            JobEvent.of(request("job").build()),
            JobEvent.of(signal(GateSignalKind.JOB_CANCELLED, "job")));
  }

  @Test
  void cancel_aheadOfItsRequest_endsTheJobWithOneRecord() throws Exception {
    List<JobEvent> events =
        runs.restoringBetween(
            List.of(
                cancel("job"),
                cancel("job"),
                time(500),
                request(request("job")),
                request(request("job")),
                time(1400),
                request(request("job")),
                time(1500),
                stateIs(0)));
    assertThat(events).isEmpty();
    assertThat(records)
        .extracting(JobRecord::getJobId, JobRecord::getState, JobRecord::getFinishedAtMillis)
        .containsExactly(tuple("job", JobState.CANCELLED, 500L));
  }

  @Test
  void cancel_ofNoJob_isForgotten() throws Exception {
    assertThat(runs.straight(List.of(cancel("job"), time(1000), stateIs(0)))).isEmpty();
    assertThat(records).isEmpty();
  }

  @Test
  void done_again_isHandedOnSinceItMayHaveComeEarly() throws Exception {
    assertThat(runs.restoringBetween(List.of(request(request("job")), done("job"), done("job"))))
        .hasSize(3);
  }

  @Test
  void done_ofForgottenJob_isDropped() throws Exception {
    assertThat(runs.straight(List.of(done("job"), stateIs(0)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../job", "a/b", ".hidden", "a b", "\u0000"})
  void request_unfitId_isRefusedWithOneRecord(String jobId) throws Exception {
    assertThat(runs.restoringBetween(List.of(request(request(jobId)), request(request(jobId)))))
        .isEmpty();
    assertThat(records)
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactly(tuple(jobId, JobState.FAILED));
    assertThat(records.get(0).getError().getCode()).isEqualTo("REQUEST_INVALID");
  }

  @Test
  void request_thatCannotBe_isRefused() throws Exception {
    List<JobEvent> events =
        runs.straight(
            List.of(
                request(request("kind").setKind(JobKind.UNKNOWN)),
                request(request("high").setPriority(3)),
                request(request("low").setPriority(-1)),
                request(request("queue").setQueue("a/b")),
                request(request("unnamed").setQueue("")),
                request(request("wordy").setUserData("é".repeat(513))),
                request(request("fine").setUserData("é".repeat(512)).setQueue("a.b-c_9"))));
    assertThat(events).extracting(JobEvent::jobId).containsExactly("fine");
    assertThat(records)
        .extracting(JobRecord::getJobId)
        .containsExactly("kind", "high", "low", "queue", "unnamed", "wordy");
  }
}
