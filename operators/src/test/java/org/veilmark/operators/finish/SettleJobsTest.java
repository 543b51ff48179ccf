package org.veilmark.operators.finish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;

class SettleJobsTest {
  private final HarnessRuns<Harness, JobRecord> runs =
      new HarnessRuns<>(Harness::new, JobRecord.class);
  private final List<String> done = new ArrayList<>();

  /** The harness around a new operator. */
  @SuppressWarnings("try")
  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, JobRecord, JobRecord> {
    Harness() throws Exception {
      super(
          new KeyedProcessOperator<>(new SettleJobs(Duration.ofSeconds(1))),
          JobRecord::getJobId,
          Types.STRING);
    }
  }

  private Step<Harness> record(String jobId, JobState state) {
    JobRecord record =
        JobRecord.newBuilder()
            .setJobId(jobId)
            .setRequest(Samples.request(jobId, JobKind.EXTRACT).build())
            .setState(state)
            .build();
    return harness -> {
      harness.processElement(record, 0);
      if (harness.getSideOutput(SettleJobs.DONE) != null) {
        harness
            .getSideOutput(SettleJobs.DONE)
            .forEach(
                signal -> {
                  assertThat(signal.getValue().getKind()).isEqualTo(GateSignalKind.JOB_DONE);
                  done.add(signal.getValue().getJobId());
                });
        harness.getSideOutput(SettleJobs.DONE).clear();
      }
    };
  }

  @Test
  void record_afterTheFinalOne_isHeldBack() throws Exception {
    List<JobRecord> records =
        runs.restoringBetween(
            List.of(
                record("a", JobState.RUNNING),
                record("a", JobState.PAUSED),
                record("b", JobState.CANCELLED),
                record("a", JobState.SUCCEEDED),
                record("a", JobState.RUNNING),
                record("a", JobState.FAILED),
                record("b", JobState.SUBMITTED),
                harness -> harness.setProcessingTime(1000),
                harness -> assertThat(harness.numKeyedStateEntries()).isZero()));
    assertThat(records)
        .extracting(JobRecord::getJobId, JobRecord::getState)
        .containsExactly(
            tuple("a", JobState.RUNNING),
            tuple("a", JobState.PAUSED),
            tuple("b", JobState.CANCELLED),
            tuple("a", JobState.SUCCEEDED));
    assertThat(done).containsExactly("b", "a", "a");
  }
}
