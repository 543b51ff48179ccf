package org.veilmark.operators.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.EarlierWaves;
import org.veilmark.schema.Effort;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.ReservedSegment;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.Wave;

class WavesTest {
  private static final EarlierWaves COST = new EarlierWaves(17L, 4L);

  private static List<ReservedSegment> segments(int count, int keyFrames) {
    JobManifest manifest = Samples.manifest("job", JobKind.EXTRACT, count);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new ReservedSegment(
                    manifest.getSegments().get(i),
                    keyFrames,
                    100L * keyFrames,
                    Samples.descriptor("job", JobKind.EXTRACT, i).build()))
        .toList();
  }

  private static JobManifest planned(Effort effort) {
    return Samples.manifest(
        Samples.request("job", JobKind.EXTRACT).setEffort(effort).build(), /* segments= */ 0);
  }

  /** All stages of an extraction that never decides. */
  private static List<SegmentPlan> stages(Effort effort, int count, int keyFrames) {
    List<SegmentPlan> stages = new ArrayList<>();
    Optional<SegmentPlan> next =
        Optional.of(Waves.first(planned(effort), segments(count, keyFrames)));
    while (next.isPresent()) {
      stages.add(next.get());
      next = Waves.after(next.get().getManifest(), COST, null);
    }
    return stages;
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, 1, 1, STUDY",
    "AUTO, 1, 3, STUDY",
    "AUTO, 1, 4, GLANCE STUDY",
    "AUTO, 2, 2, GLANCE STUDY",
    "AUTO, 11, 5, GLANCE STUDY",
    "AUTO, 12, 5, GLANCE LOOK STUDY",
    "AUTO, 400, 1, STUDY",
    "UNKNOWN, 12, 5, GLANCE LOOK STUDY",
    "GLANCE, 12, 5, GLANCE",
    "LOOK, 12, 5, LOOK",
    "STUDY, 12, 5, STUDY",
  })
  void stages_followFromEffortAndVideo(Effort effort, int count, int keyFrames, String waves) {
    assertThat(stages(effort, count, keyFrames))
        .extracting(stage -> stage.getManifest().getWave().toString())
        .containsExactly(waves.split(" "));
  }

  @Test
  void stages_whereEveryFrameIsWanted_areOne() {
    JobManifest wanted = planned(Effort.AUTO);
    wanted.getRequest().setEveryFrame(true);
    SegmentPlan whole = Waves.first(wanted, segments(12, 5));
    assertThat(whole.getManifest().getWave()).isEqualTo(Wave.STUDY);
    assertThat(whole.getManifest().getReserve()).isEmpty();
    assertThat(whole.getSegments()).hasSize(12);
  }

  @ParameterizedTest
  @EnumSource(Effort.class)
  void stages_shareTheThreshold(Effort effort) {
    for (int count : new int[] {1, 2, 5, 12, 40}) {
      double all =
          stages(effort, count, 5).stream()
              .mapToDouble(stage -> stage.getManifest().getThresholdShare())
              .sum();
      assertThat(all).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(Effort.class)
  void stages_workIsThatOfTheManifest(Effort effort) {
    for (SegmentPlan stage : stages(effort, 20, 5)) {
      Wave wave = stage.getManifest().getWave();
      assertThat(stage.getSegments())
          .extracting(SegmentDescriptor::getSegmentIndex)
          .containsExactlyElementsOf(
              stage.getManifest().getSegments().stream()
                  .map(SegmentSpan::getSegmentIndex)
                  .toList());
      assertThat(stage.getSegments())
          .allSatisfy(
              work -> {
                assertThat(work.getWave()).isEqualTo(wave);
                assertThat(work.getKeyFramesOnly()).isEqualTo(wave != Wave.STUDY);
                assertThat(work.getWorkPixels()).isEqualTo(wave == Wave.STUDY ? 1000 : 500);
              });
    }
  }

  @Test
  void glance_readsThreeSegmentsFromAllOverTheVideo() {
    assertThat(glanced(1)).containsExactly(0);
    assertThat(glanced(2)).containsExactly(0, 1);
    assertThat(glanced(3)).containsExactly(0, 1, 2);
    assertThat(glanced(7)).containsExactly(1, 3, 5);
    assertThat(glanced(300)).containsExactly(50, 150, 250);
  }

  @Test
  void glance_ofManyKeyFrames_readsTheFirstOfEachSegment() {
    for (SegmentPlan stage : stages(Effort.AUTO, 20, 16)) {
      boolean glance = stage.getManifest().getWave() == Wave.GLANCE;
      boolean look = stage.getManifest().getWave() == Wave.LOOK;
      assertThat(stage.getSegments())
          .allSatisfy(
              work -> {
                assertThat(work.getMaxPictures()).isEqualTo(glance ? 8 : 0);
                assertThat(work.getWorkPixels()).isEqualTo(glance ? 800 : look ? 1600 : 1000);
              });
    }
  }

  @Test
  void glance_ofFewSegments_readsMoreOfEach() {
    assertThat(stages(Effort.GLANCE, 1, 30).get(0).getSegments().get(0).getMaxPictures())
        .isEqualTo(24);
    assertThat(stages(Effort.GLANCE, 2, 30).get(0).getSegments().get(0).getMaxPictures())
        .isEqualTo(12);
  }

  @Test
  void stages_ofKeyFramesAlone_passOverPiecesWithoutThem() {
    List<ReservedSegment> all = new ArrayList<>(segments(1, 40));
    all.addAll(segments(13, 0).subList(1, 13));
    Optional<SegmentPlan> next = Optional.of(Waves.first(planned(Effort.AUTO), all));
    List<Integer> read = new ArrayList<>();
    while (next.isPresent()) {
      read.add(next.get().getSegments().size());
      next = Waves.after(next.get().getManifest(), COST, null);
    }
    assertThat(read).containsExactly(1, 1, 13);
  }

  private static List<Integer> glanced(int count) {
    return stages(Effort.GLANCE, count, 9).get(0).getSegments().stream()
        .map(SegmentDescriptor::getSegmentIndex)
        .toList();
  }

  @Test
  void after_handsOnWhatIsKnown() {
    Geometry likely = Geometry.newBuilder().setXx(0.5).setYy(0.5).build();
    JobManifest undecided = Waves.first(planned(Effort.AUTO), segments(4, 5)).getManifest();

    SegmentPlan next = Waves.after(undecided, COST, likely).orElseThrow();

    assertThat(next.getManifest().getEarlier()).isEqualTo(COST);
    assertThat(next.getManifest().getReserve()).isEmpty();
    assertThat(next.getSegments())
        .hasSize(4)
        .extracting(SegmentDescriptor::getLikelyGeometry)
        .containsOnly(likely);
  }
}
