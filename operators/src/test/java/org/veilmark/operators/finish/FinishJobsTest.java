package org.veilmark.operators.finish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.gather.JobRecords;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentStatus;

class FinishJobsTest {
  @TempDir Path root;

  private final HarnessRuns<Harness, JobRecord> checkpointed =
      new HarnessRuns<>(() -> new Harness(true), JobRecord.class);
  private final HarnessRuns<Harness, JobRecord> plain =
      new HarnessRuns<>(() -> new Harness(false), JobRecord.class);

  /** The harness around a new operator. */
  @SuppressWarnings("try")
  private final class Harness extends OneInputStreamOperatorTestHarness<JobRecord, JobRecord> {
    Harness(boolean checkpointed) throws Exception {
      super(new ProcessOperator<>(new FinishJobs(Location.of(root), checkpointed)));
    }
  }

  private void stage(String jobId) throws IOException {
    Files.writeString(Files.createDirectory(root.resolve(jobId)).resolve("segment"), "staged");
  }

  private static JobRecord record(String jobId, JobKind kind) {
    return JobRecords.succeeded(Samples.manifest(jobId, kind, 1), List.of()).build();
  }

  private static Step<Harness> finish(String jobId, JobKind kind) {
    return harness -> harness.processElement(record(jobId, kind), 0);
  }

  private Step<Harness> stagingIs(boolean there, String jobId) {
    return harness -> assertThat(Files.exists(root.resolve(jobId))).isEqualTo(there);
  }

  @Test
  void process_withoutCheckpoints_stampsTimeAndDeletesAtOnce() throws Exception {
    stage("job");
    List<JobRecord> records =
        plain.straight(
            List.of(
                harness -> harness.setProcessingTime(77),
                finish("job", JobKind.EMBED),
                stagingIs(false, "job")));
    assertThat(records)
        .containsExactly(
            JobRecord.newBuilder(record("job", JobKind.EMBED)).setFinishedAtMillis(77L).build());
  }

  @Test
  void process_covers_deletesTheirStaging() throws Exception {
    stage("job");
    plain.straight(List.of(finish("job", JobKind.COVER), stagingIs(false, "job")));
  }

  @Test
  void process_withCheckpoints_deletesOnlyWhenCheckpointHoldsTheRecord() throws Exception {
    stage("first");
    stage("second");
    checkpointed.straight(
        List.of(
            finish("first", JobKind.EMBED),
            harness -> harness.snapshot(1, 0),
            finish("second", JobKind.EMBED),
            stagingIs(true, "first"),
            harness -> harness.notifyOfCompletedCheckpoint(1),
            stagingIs(false, "first"),
            stagingIs(true, "second"),
            harness -> harness.snapshot(2, 0),
            harness -> harness.snapshot(3, 0),
            harness -> harness.notifyOfCompletedCheckpoint(3),
            stagingIs(false, "second")));
  }

  @Test
  void restore_afterFailureBeforeDeletion_deletesWhatTheCheckpointHolds() throws Exception {
    stage("job");
    List<JobRecord> records =
        checkpointed.restoringBetween(
            List.of(finish("job", JobKind.EMBED), stagingIs(false, "job")));
    assertThat(records).hasSize(1);
  }

  @Test
  void restore_twiceWithoutNotification_keepsStagingInState() throws Exception {
    stage("job");
    checkpointed.restoringBetween(
        List.of(
            harness -> {
              harness.processElement(record("job", JobKind.EMBED), 0);
              harness.snapshot(100, 0);
            },
            stagingIs(false, "job")));
  }

  @Test
  void process_extractionOrUnfitId_touchesNoStaging() throws Exception {
    stage("job");
    plain.straight(
        List.of(
            finish("job", JobKind.EXTRACT),
            finish("../job", JobKind.EMBED),
            stagingIs(true, "job")));
  }

  @Test
  void process_jobWithCancelledSegment_isCancelledWhateverBecameOfTheRest() throws Exception {
    SegmentFact read = fact(0, SegmentStatus.OK);
    SegmentFact calledOff = fact(1, SegmentStatus.CANCELLED);
    JobRecord failed =
        JobRecord.newBuilder(record("job", JobKind.EXTRACT))
            .setState(JobState.FAILED)
            .setError(Failures.error(FailureCode.JOB_CANCELLED, "the job was cancelled"))
            .setSegments(List.of(read, calledOff))
            .build();
    JobRecord lateFailure =
        JobRecord.newBuilder(failed)
            .setSegments(List.of(read, fact(1, SegmentStatus.FAILED)))
            .build();
    List<JobRecord> records =
        plain.straight(
            List.of(
                harness -> harness.processElement(failed, 0),
                harness -> harness.processElement(lateFailure, 0)));
    assertThat(records)
        .extracting(JobRecord::getState)
        .containsExactly(JobState.CANCELLED, JobState.FAILED);
    assertThat(records.get(0).getError()).isNull();
    assertThat(records.get(0).getSegments()).containsExactly(read, calledOff);
  }

  private static SegmentFact fact(int index, SegmentStatus status) {
    return SegmentFact.newBuilder()
        .setSegmentIndex(index)
        .setStartMicros(0)
        .setEndMicros(1)
        .setStatus(status)
        .build();
  }
}
