package org.veilmark.operators.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.CopiedRange;
import org.veilmark.schema.Effort;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.Wave;

class JobPlannerTest extends PlannerFixture {
  @Test
  void plan_covers_haveOneStagedPictureASegment() throws Exception {
    SegmentPlan plan = planner.plan(cover().setCovers(3).build());

    assertThat(plan.getSegments())
        .hasSameSizeAs(planner.plan(embed().build()).getSegments())
        .allSatisfy(
            segment -> {
              assertThat(segment.getKind()).isEqualTo(JobKind.COVER);
              assertThat(segment.getMark()).isNull();
              assertThat(segment.getEncoding()).isNull();
            });
    assertThat(plan.getSegments().get(1).getStagedUri())
        .isEqualTo(directory.resolve("staging/job/segment-000001.part").toString());
  }

  @Test
  void plan_covers_readKeyframesAloneWhereThereAreMany() throws Exception {
    // A keyframe every two seconds.
    SegmentDescriptor few = plannerOf(22).plan(cover().build()).getSegments().get(0);
    SegmentDescriptor many = plannerOf(24).plan(cover().build()).getSegments().get(0);

    assertThat(few.getKeyFramesOnly()).isFalse();
    assertThat(few.getWorkPixels()).isEqualTo(4 * 64 * 48);
    assertThat(many.getKeyFramesOnly()).isTrue();
    assertThat(many.getWorkPixels()).isEqualTo(2 * 64 * 48);
  }

  @Test
  void plan_embedding_coversTheVideoInWholeGops() throws Exception {
    SegmentPlan plan = planner.plan(embed().build());
    assertThat(plan.getManifest().getSegments())
        .extracting(SegmentSpan::getEndMicros)
        .containsExactly(4_000_000L, 8_000_000L, 12_000_000L, 16_000_000L, 22_000_000L);
    assertThat(plan.getManifest().getDurationMicros()).isEqualTo(22_000_000);
    assertThat(plan.getManifest().getEndPtsTicks()).isEqualTo(22);
    assertThat(plan.getManifest().getStartedAtMillis()).isEqualTo(1234);
    assertThat(plan.getManifest().getError()).isNull();

    SegmentDescriptor second = plan.getSegments().get(1);
    assertThat(second.getSegmentIndex()).isEqualTo(1);
    assertThat(second.getFirstPtsTicks()).isEqualTo(4);
    assertThat(second.getEndPtsTicks()).isEqualTo(8);
    assertThat(second.getSeekPtsTicks()).isEqualTo(4);
    assertThat(second.getSeekDtsTicks()).isEqualTo(3);
    assertThat(second.getWorkPixels()).isEqualTo(4 * 64 * 48);
    assertThat(second.getWave()).isEqualTo(Wave.STUDY);
    assertThat(second.getKeyFramesOnly()).isFalse();
    assertThat(second.getStagedUri())
        .isEqualTo(directory.resolve("staging/job/segment-000001.part").toString());
  }

  @Test
  void plan_embedding_makesEveryChoice() throws Exception {
    SegmentPlan plan = planner.plan(embed().build());
    assertThat(plan.getManifest().getMark()).isEqualTo(Samples.mark());
    SegmentDescriptor segment = plan.getSegments().get(0);
    assertThat(segment.getMark()).isEqualTo(Samples.mark());
    assertThat(segment.getEncoding())
        .isEqualTo(new EncoderSettings("h264", 18.0, "medium", null, 1));
  }

  @Test
  void plan_embeddingWithoutAlgorithm_takesV1FromThreeMarkedMinutesOn() throws Exception {
    assertThat(algorithmOf(179, embed())).isEqualTo(Algorithm.V2);
    assertThat(algorithmOf(180, embed())).isEqualTo(Algorithm.V1);
    assertThat(algorithmOf(180, embed().setStartMicros(1L))).isEqualTo(Algorithm.V2);
    assertThat(algorithmOf(200, embed().setEndMicros(180_000_000L))).isEqualTo(Algorithm.V1);
    assertThat(algorithmOf(180, embed().setAlgorithm(Algorithm.V2))).isEqualTo(Algorithm.V2);
    assertThat(algorithmOf(22, embed().setAlgorithm(Algorithm.V1))).isEqualTo(Algorithm.V1);
  }

  private Algorithm algorithmOf(int videoSeconds, JobRequest.Builder request) throws Exception {
    SegmentPlan plan = plannerOf(videoSeconds).plan(request.build());
    Algorithm algorithm = plan.getManifest().getMark().getAlgorithm();
    assertThat(plan.getSegments())
        .allSatisfy(segment -> assertThat(segment.getMark().getAlgorithm()).isEqualTo(algorithm));
    return algorithm;
  }

  @Test
  void plan_extraction_passesOnWhatIsAskedFor() throws Exception {
    assertThat(planner.plan(extract().build()).getSegments())
        .allSatisfy(segment -> assertThat(segment.getAlgorithm()).isNull());
    assertThat(planner.plan(extract().setAlgorithm(Algorithm.V1).build()).getSegments())
        .allSatisfy(segment -> assertThat(segment.getAlgorithm()).isEqualTo(Algorithm.V1));
  }

  @Test
  void plan_partOfEmbedding_codesItsGroupsAndCopiesTheOthers() throws Exception {
    SegmentPlan plan =
        planner.plan(embed().setStartMicros(5_500_000L).setEndMicros(9_000_000L).build());
    assertThat(plan.getManifest().getSegments())
        .extracting(SegmentSpan::getCopied)
        .startsWith(true, false)
        .endsWith(true);
    assertThat(plan.getManifest().getSegments().get(0).getCopyFrom())
        .isEqualTo(new CopiedRange(0L, 6L, 0L, -1L, -1L));
    assertThat(plan.getSegments()).hasSizeLessThan(4);
    assertThat(plan.getSegments())
        .allSatisfy(
            segment -> {
              assertThat(segment.getBesideHost()).isNotNull();
              assertThat(segment.getMarkFromPtsTicks()).isEqualTo(6);
              assertThat(segment.getMarkEndPtsTicks()).isEqualTo(9);
            });
  }

  @Test
  void plan_sampleOfTheMark_isOfTheOneSegmentInTheMiddleOfThePart() throws Exception {
    assertThat(samples(embed())).containsOnly(Map.entry(8L, 11L));
    assertThat(samples(embed().setStartMicros(17_000_000L))).containsOnly(Map.entry(17L, 19L));
    assertThat(samples(embed().setEndMicros(10_000_000L))).containsOnly(Map.entry(4L, 5L));
    assertThat(samples(embed().setStartMicros(5_500_000L).setEndMicros(9_000_000L)))
        .containsOnly(Map.entry(6L, 7L));
  }

  /** Where segments begin that are to keep one, and from when on. */
  private Map<Long, Long> samples(JobRequest.Builder request) throws Exception {
    return planner.plan(request.setWantsMarkSample(true).build()).getSegments().stream()
        .filter(segment -> segment.getMarkSamplePtsTicks() != null)
        .collect(
            Collectors.toMap(
                SegmentDescriptor::getFirstPtsTicks, SegmentDescriptor::getMarkSamplePtsTicks));
  }

  @Test
  void plan_noSampleAskedFor_hasNone() throws Exception {
    assertThat(planner.plan(embed().build()).getSegments())
        .allSatisfy(segment -> assertThat(segment.getMarkSamplePtsTicks()).isNull());
    assertThat(samples(cover())).isEmpty();
    assertThat(samples(extract())).isEmpty();
  }

  @Test
  void plan_partOfExtraction_decodesThePartOnly() throws Exception {
    SegmentPlan plan =
        planner.plan(extract().setStartMicros(5_000_000L).setEndMicros(9_000_000L).build());
    assertThat(plan.getSegments())
        .extracting(SegmentDescriptor::getFirstPtsTicks)
        .containsExactly(5L);
    assertThat(plan.getSegments())
        .extracting(SegmentDescriptor::getEndPtsTicks)
        .containsExactly(9L);
    assertThat(plan.getSegments().get(0).getSeekPtsTicks()).isEqualTo(4);
  }

  @Test
  void plan_extraction_hasNothingToStage() throws Exception {
    SegmentDescriptor segment = planner.plan(extract().build()).getSegments().get(0);
    assertThat(segment.getStagedUri()).isNull();
    assertThat(segment.getMark()).isNull();
    assertThat(segment.getEncoding()).isNull();
  }

  @Test
  void plan_extractionOfAnEndlessGop_readsItInPiecesFromTheSameKeyframe() throws Exception {
    SegmentPlan plan = plannerOf(4000, 4000).plan(extract().build());

    assertThat(plan.getManifest().getSegments())
        .extracting(SegmentSpan::getEndMicros)
        .containsExactly(1_333_000_000L, 2_666_000_000L, 4_000_000_000L);
    assertThat(plan.getSegments())
        .allMatch(segment -> segment.getSeekPtsTicks() == 0)
        .extracting(SegmentDescriptor::getWorkPixels)
        .containsExactly(1333L * 64 * 48, 2666L * 64 * 48, 4000L * 64 * 48);
    SegmentPlan glance = plannerOf(4000, 4000).plan(extract().setEffort(Effort.GLANCE).build());
    assertThat(glance.getSegments())
        .extracting(SegmentDescriptor::getEndPtsTicks)
        .containsExactly(1333L);
  }

  @Test
  void plan_embeddingOfAnEndlessGop_isOneSegment() throws Exception {
    assertThat(plannerOf(4000, 4000).plan(embed().build()).getSegments())
        .extracting(SegmentDescriptor::getEndPtsTicks)
        .containsExactly(4000L);
  }

  @Test
  void plan_extractionOfAPartOfAnEndlessGop_readsThatAlone() throws Exception {
    JobRequest part = extract().setStartMicros(1_000_000_000L).setEndMicros(3_000_000_000L).build();

    assertThat(plannerOf(4000, 4000).plan(part).getSegments())
        .extracting(SegmentDescriptor::getFirstPtsTicks, SegmentDescriptor::getEndPtsTicks)
        .containsExactly(tuple(1000L, 2000L), tuple(2000L, 3000L));
  }

  @Test
  void plan_extraction_readsKeyframesOfAFewSegmentsFirst() throws Exception {
    SegmentPlan plan = plannerOf(100).plan(extract().build());
    assertThat(plan.getManifest().getWave()).isEqualTo(Wave.GLANCE);
    assertThat(plan.getSegments())
        .hasSize(3)
        .allMatch(segment -> segment.getKeyFramesOnly())
        .extracting(SegmentDescriptor::getWorkPixels)
        .containsOnly(6L * 64 * 48);
    assertThat(plan.getManifest().getReserve())
        .hasSize(8)
        .allMatch(segment -> segment.getWork().getWorkPixels() >= 12 * 64 * 48)
        .extracting(segment -> segment.getSpan().getSegmentIndex())
        .isSorted();
  }

  @Test
  void plan_embedding_isLimitedByTheHostUnlessAskedOtherwise() throws Exception {
    EncoderSettings any = EncoderSettings.newBuilder().build();
    EncoderSettings quality = EncoderSettings.newBuilder(any).setCrf(20.0).build();
    EncoderSettings rate =
        EncoderSettings.newBuilder(any).setBitrateBitsPerSecond(1_000_000L).build();

    SegmentPlan plan = planner.plan(embed().setEncoding(any).build());

    // Two groups of two pictures, of 100 bytes each in this medium.
    assertThat(plan.getSegments()).extracting(SegmentDescriptor::getMaxBytes).contains(300L);
    for (EncoderSettings asked : List.of(quality, rate)) {
      SegmentDescriptor segment =
          planner.plan(embed().setEncoding(asked).build()).getSegments().get(0);
      assertThat(segment.getMaxBytes()).isNull();
      assertThat(segment.getEncoding().getCrf()).isEqualTo(asked.getCrf());
      assertThat(segment.getEncoding().getBitrateBitsPerSecond())
          .isEqualTo(asked.getBitrateBitsPerSecond());
    }
  }

  @Test
  void plan_embeddingThatLeavesThreadsOpen_givesASingleSegmentOfAQualitySeveral() throws Exception {
    EncoderSettings open = EncoderSettings.newBuilder().setThreads(0).build();
    EncoderSettings quality = EncoderSettings.newBuilder(open).setCrf(20.0).build();
    EncoderSettings rate =
        EncoderSettings.newBuilder(open).setBitrateBitsPerSecond(1_000_000L).build();
    JobPlanner single = plannerOf(2 * GOP_SECONDS);

    assertThat(threads(planner, quality)).hasSizeGreaterThan(1).containsOnly(1);
    assertThat(threads(single, quality)).containsExactly(4);
    assertThat(threads(single, open)).containsExactly(1);
    assertThat(threads(single, rate)).containsExactly(1);
  }

  private List<Integer> threads(JobPlanner by, EncoderSettings asked) throws Exception {
    return by.plan(embed().setEncoding(asked).build()).getSegments().stream()
        .map(segment -> segment.getEncoding().getThreads())
        .toList();
  }

  @Test
  void failed_hasNoSegmentsButTheError() {
    JobRequest request = extract().build();
    SegmentPlan plan =
        planner.failed(request, Failures.error(FailureCode.INPUT_NOT_FOUND, "no file"));
    assertThat(plan.getSegments()).isEqualTo(List.of());
    assertThat(plan.getManifest().getSegments()).isEqualTo(List.of());
    assertThat(plan.getManifest().getRequest()).isEqualTo(request);
    assertThat(plan.getManifest().getError().getCode()).isEqualTo("INPUT_NOT_FOUND");
  }
}
