package org.veilmark.operators.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.gather.CompleteJob;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.MarkedPictures;
import org.veilmark.operators.testing.Samples;
import org.veilmark.operators.wave.Waves;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;
import org.veilmark.schema.MarkSettings;
import org.veilmark.schema.ReservedSegment;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.schema.TimeSpan;
import org.veilmark.schema.Wave;

class VotePayloadTest {
  private static final Duration REMEMBERS = Duration.ofMinutes(10);
  private static final JobManifest MANIFEST = Samples.manifest("job", JobKind.EXTRACT, 3);

  private static List<SegmentEvidence> evidence;
  private static JobRecord expected;

  private final HarnessRuns<Harness, JobRecord> runs =
      new HarnessRuns<>(Harness::new, JobRecord.class);

  /** The harness around a new operator. */
  @SuppressWarnings("try")
  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<
          String, JobManifest, SegmentEvidence, JobRecord> {
    Harness() throws Exception {
      super(
          new KeyedCoProcessOperator<>(new VotePayload(KeySource.development(), REMEMBERS)),
          JobManifest::getJobId,
          SegmentEvidence::getJobId,
          Types.STRING);
    }
  }

  @BeforeAll
  static void collect() throws Exception {
    evidence = new ArrayList<>();
    for (int segment = 0; segment < 2; segment++) {
      evidence.add(
          Samples.evidence("job", segment, MarkedPictures.evidence(4 * segment, 4 * segment + 4)));
    }
    evidence.add(Samples.failedEvidence("job", 2));
    expected = decided(MANIFEST, evidence);
  }

  private static JobRecord decided(JobManifest manifest, List<SegmentEvidence> results) {
    return ((Verdict.Decided) decide(manifest, results)).record();
  }

  private static Verdict decide(JobManifest manifest, List<SegmentEvidence> results) {
    return new VoteDecision(KeySource.development()).decide(new CompleteJob<>(manifest, results));
  }

  private static Step<Harness> manifest(JobManifest manifest) {
    return harness -> harness.processElement1(manifest, 0);
  }

  private static Step<Harness> evidence(SegmentEvidence part) {
    return harness -> harness.processElement2(part, 0);
  }

  private static Step<Harness> isEmpty() {
    return harness -> {
      harness.setProcessingTime(harness.getProcessingTime() + REMEMBERS.toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    };
  }

  @Test
  void decide_markInTwoOfThreeSegments_isFoundAndTheThirdReported() {
    assertThat(expected.getState()).isEqualTo(JobState.SUCCEEDED);
    assertThat(expected.getExtractResult().getFound()).isTrue();
    assertThat(expected.getExtractResult().getMessage()).isEqualTo(Samples.MESSAGE);
    assertThat(expected.getExtractResult().getLevel()).isEqualTo(2);
    assertThat(expected.getExtractResult().getMarks())
        .singleElement()
        .satisfies(
            mark -> assertThat(mark.getRanges()).containsExactly(new TimeSpan(0L, 8_000_000L)));
    assertThat(expected.getExtractResult().getSegmentsUsed()).isEqualTo(2);
    assertThat(expected.getExtractResult().getFramesDecoded()).isEqualTo(10);
    // Both segments show their mark at one of the eight offsets that are tried first.
    assertThat(expected.getExtractResult().getMapsTried()).isEqualTo(2 * 8);
    assertThat(expected.getExtractResult().getFalsePositiveProbability()).isLessThan(1e-9);
    assertThat(expected.getExtractResult().getFingerprint()).isEqualTo(Samples.fingerprint(0, 1));
    assertThat(expected.getWarnings())
        .containsExactly("segment 2: was not read: STORAGE_FAILED: the disk is gone");
    assertThat(expected.getSegments().get(0).getStatistic()).isGreaterThan(5);
    assertThat(expected.getSegments().get(0).getMarginDb())
        .isLessThan(expected.getExtractResult().getMarginDb());
    assertThat(expected.getSegments().get(2).getStatistic()).isNull();
    assertThat(expected.getSegments().get(2).getMarginDb()).isNull();
    assertThat(expected.getSegments().get(2).getError().getCode()).isEqualTo("STORAGE_FAILED");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void process_anyOrderWithDuplicates_decidesOnceTheSameAndForgets(long seed) throws Exception {
    List<Step<Harness>> steps = new ArrayList<>();
    for (int times = 0; times < 2; times++) {
      steps.add(manifest(MANIFEST));
      evidence.forEach(part -> steps.add(evidence(part)));
    }
    Collections.shuffle(steps, new Random(seed));
    steps.add(isEmpty());
    assertThat(runs.straight(steps)).containsExactly(expected);
    assertThat(runs.restoringBetween(steps)).containsExactly(expected);
  }

  @Test
  void process_videoMarkedByV1_isReadUnlessV2IsAskedFor() throws Exception {
    MarkSettings mark = MarkSettings.newBuilder(Samples.mark()).setAlgorithm(Algorithm.V1).build();
    SegmentEvidence whole = Samples.evidence("job", 0, MarkedPictures.evidence(mark, 0, 12));

    assertThat(read(whole, null).getAlgorithm()).isEqualTo(Algorithm.V1);
    assertThat(read(whole, null).getMessage()).isEqualTo(Samples.MESSAGE);
    assertThat(read(whole, Algorithm.V1).getMessage()).isEqualTo(Samples.MESSAGE);
    assertThat(read(whole, Algorithm.V2).getFound()).isFalse();
    assertThat(read(evidence.get(0), Algorithm.V1).getFound()).isFalse();
  }

  private ExtractResult read(SegmentEvidence whole, @Nullable Algorithm algorithm)
      throws Exception {
    JobManifest manifest =
        Samples.manifest(
            Samples.request("job", JobKind.EXTRACT).setAlgorithm(algorithm).build(), 1);
    return runs.straight(List.of(manifest(manifest), evidence(whole))).get(0).getExtractResult();
  }

  @Test
  void process_twoVideosInOne_reportsTheMarksOfBothAndWhere() throws Exception {
    MarkSettings mark = MarkSettings.newBuilder(Samples.mark()).setMessage("another").build();
    List<Step<Harness>> steps = new ArrayList<>();
    steps.add(manifest(Samples.manifest("job", JobKind.EXTRACT, 3)));
    steps.add(evidence(Samples.evidence("job", 0, MarkedPictures.evidence(0, 8))));
    steps.add(evidence(Samples.evidence("job", 1, MarkedPictures.unmarkedEvidence(8, 16))));
    steps.add(evidence(Samples.evidence("job", 2, MarkedPictures.evidence(mark, 16, 28))));

    ExtractResult result = runs.straight(steps).get(0).getExtractResult();

    assertThat(result.getMessage()).isEqualTo("another");
    assertThat(result.getMarks())
        .extracting(ExtractedMark::getMessage)
        .containsExactly("another", Samples.MESSAGE);
    assertThat(result.getMarks())
        .extracting(ExtractedMark::getRanges)
        .containsExactly(
            List.of(new TimeSpan(16_000_000L, 28_000_000L)), List.of(new TimeSpan(0L, 8_000_000L)));
    assertThat(result.getMarks())
        .allMatch(found -> found.getFalsePositiveProbability() < 1e-9 && found.getRate() == 1);
  }

  @Test
  void process_noSegmentRead_fails() throws Exception {
    List<JobRecord> records =
        runs.restoringBetween(
            List.of(
                evidence(Samples.failedEvidence("job", 0)),
                manifest(Samples.manifest("job", JobKind.EXTRACT, 1)),
                isEmpty()));
    assertThat(records).hasSize(1);
    assertThat(records.get(0).getState()).isEqualTo(JobState.FAILED);
    assertThat(records.get(0).getError().getCode()).isEqualTo("STORAGE_FAILED");
    assertThat(records.get(0).getExtractResult()).isNull();
  }

  private static JobManifest glance(int segments) {
    JobManifest whole = Samples.manifest("job", JobKind.EXTRACT, segments);
    List<ReservedSegment> all =
        whole.getSegments().stream()
            .map(
                span ->
                    new ReservedSegment(
                        span,
                        /* keyFrames= */ 5,
                        /* keyFramesWorkPixels= */ 500L,
                        Samples.descriptor("job", JobKind.EXTRACT, span.getSegmentIndex()).build()))
            .toList();
    return Waves.first(whole, all).getManifest();
  }

  @Test
  void process_glanceThatFindsTheMark_endsTheJobAndAsksForNoMore() throws Exception {
    JobRecord record =
        runs.straight(
                List.of(
                    manifest(glance(1)),
                    evidence(evidence.get(0)),
                    harness -> assertThat(harness.getSideOutput(VotePayload.NEXT)).isNull(),
                    isEmpty()))
            .get(0);
    assertThat(record.getExtractResult().getMessage()).isEqualTo(Samples.MESSAGE);
    assertThat(record.getExtractResult().getWave()).isEqualTo(Wave.GLANCE);
    // A tenth of the threshold is the glance's: its probability counts ten times.
    assertThat(record.getExtractResult().getFalsePositiveProbability())
        .isCloseTo(10 * alone(evidence.get(0)), within(1e-15));
  }

  private static double alone(SegmentEvidence part) {
    return decided(Samples.manifest("job", JobKind.EXTRACT, 1), List.of(part))
        .getExtractResult()
        .getFalsePositiveProbability();
  }

  @Test
  void process_glanceThatFindsNothing_asksForMoreInsteadOfARecord() throws Exception {
    SegmentEvidence nothing = Samples.evidence("job", 0, MarkedPictures.unmarkedEvidence(0, 4));
    List<SegmentPlan> next = new ArrayList<>();
    List<JobRecord> records =
        runs.straight(
            List.of(
                evidence(nothing),
                manifest(glance(1)),
                harness ->
                    harness
                        .getSideOutput(VotePayload.NEXT)
                        .forEach(plan -> next.add(plan.getValue())),
                isEmpty()));
    assertThat(records).isEmpty();
    assertThat(next).hasSize(1);
    JobManifest study = next.get(0).getManifest();
    assertThat(study.getWave()).isEqualTo(Wave.STUDY);
    assertThat(study.getEarlier().getFramesDecoded()).isEqualTo(5);
    assertThat(study.getEarlier().getMapsTried()).isGreaterThan(100);

    ExtractResult result = decided(study, List.of(evidence.get(0))).getExtractResult();
    assertThat(result.getMessage()).isEqualTo(Samples.MESSAGE);
    assertThat(result.getFramesDecoded()).isEqualTo(5 + 5);
    assertThat(result.getMapsTried()).isEqualTo(study.getEarlier().getMapsTried() + 8);
  }

  @Test
  void decide_glanceOfACancelledJob_isTheLastWord() {
    SegmentEvidence cancelled =
        SegmentEvidence.newBuilder(Samples.failedEvidence("job", 0))
            .setStatus(SegmentStatus.CANCELLED)
            .build();
    assertThat(decided(glance(1), List.of(cancelled)).getSegments())
        .extracting(SegmentFact::getStatus)
        .containsExactly(SegmentStatus.CANCELLED);
  }

  @Test
  void decide_glanceThatFailsOrFindsTwoMarks_isNotTheLastWord() throws Exception {
    MarkSettings mark = MarkSettings.newBuilder(Samples.mark()).setMessage("another").build();
    List<SegmentEvidence> two =
        List.of(
            Samples.evidence("job", 0, MarkedPictures.evidence(0, 8)),
            Samples.evidence("job", 1, MarkedPictures.evidence(mark, 16, 28)));
    assertThat(decide(glance(2), two)).isInstanceOf(Verdict.Undecided.class);
    assertThat(decide(glance(1), List.of(Samples.failedEvidence("job", 0))))
        .isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void process_planThatFailed_failsAtOnce() throws Exception {
    List<JobRecord> records =
        runs.restoringBetween(
            List.of(manifest(Samples.failedManifest("job", JobKind.EXTRACT)), isEmpty()));
    assertThat(records).hasSize(1);
    assertThat(records.get(0).getError().getCode()).isEqualTo("INPUT_NOT_FOUND");
  }

  @Test
  void process_otherKey_failsWithKeyUnknown() throws Exception {
    JobManifest other =
        Samples.manifest(
            Samples.request("job", JobKind.EXTRACT).setKeyId("0123456789abcdef").build(), 3);
    List<Step<Harness>> steps = new ArrayList<>();
    steps.add(manifest(other));
    evidence.forEach(part -> steps.add(evidence(part)));
    assertThat(runs.straight(steps).get(0).getError().getCode()).isEqualTo("KEY_UNKNOWN");
  }

  @Test
  void process_unmarkedVideo_isNotFoundWithoutError() throws Exception {
    List<JobRecord> records =
        runs.straight(
            List.of(
                manifest(Samples.manifest("job", JobKind.EXTRACT, 1)),
                evidence(Samples.evidence("job", 0, MarkedPictures.unmarkedEvidence(0, 4)))));
    assertThat(records.get(0).getState()).isEqualTo(JobState.SUCCEEDED);
    assertThat(records.get(0).getExtractResult().getFound()).isFalse();
    assertThat(records.get(0).getExtractResult().getMessage()).isNull();
    assertThat(records.get(0).getError()).isNull();
  }

  @Test
  void decide_evidenceOnWhichTheCodeTrips_failsTheJob() {
    List<SegmentEvidence> unfit = new ArrayList<>(evidence);
    unfit.set(0, Samples.evidence("job", 0, new byte[] {1, 2, 3}));
    JobRecord record = decided(MANIFEST, unfit);
    assertThat(record.getState()).isEqualTo(JobState.FAILED);
    assertThat(record.getError().getCode()).isEqualTo("INTERNAL");
  }
}
