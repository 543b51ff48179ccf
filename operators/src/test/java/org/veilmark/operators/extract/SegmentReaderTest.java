package org.veilmark.operators.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veilmark.code.Algorithm;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.ResidualCollector;
import org.veilmark.extract.SearchWidth;
import org.veilmark.extract.SurestMap;
import org.veilmark.operators.engine.InProcessEngine;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Marks;
import org.veilmark.operators.testing.FakeMedia;
import org.veilmark.operators.testing.Samples;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.schema.Effort;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.schema.Wave;

class SegmentReaderTest {
  private final FakeMedia media = new FakeMedia(20, 2);
  private final SegmentReader reader =
      new SegmentReader(
          new InProcessEngine(media),
          KeySource.development(),
          SegmentProgress.in(new UnregisteredMetricsGroup()));

  private static SegmentDescriptor.Builder descriptor() {
    return Samples.descriptor("job", JobKind.EXTRACT, 1).setWave(Wave.LOOK);
  }

  /** Of the segment, as the signal library gives it. */
  private static ByteBuffer evidence(List<Algorithm> algorithms, SearchWidth width)
      throws Exception {
    ResidualCollector collector = new ResidualCollector(FakeMedia.FORMAT);
    for (int tick = 4; tick < 8; tick++) {
      collector.add(FakeMedia.picture(tick), tick, tick % 2 == 0);
    }
    Evidence evidence =
        SurestMap.read(collector.finish(), KeySource.development().read(), algorithms, width);
    return ByteBuffer.wrap(evidence.toBytes());
  }

  @Test
  void read_segment_givesItsEvidenceAlone() throws Exception {
    SegmentEvidence evidence = reader.read(descriptor().build());
    assertThat(media.decoded()).containsExactly(4, 5, 6, 7);
    assertThat(evidence.getStatus()).isEqualTo(SegmentStatus.OK);
    assertThat(evidence.getSegmentIndex()).isEqualTo(1);
    assertThat(evidence.getWave()).isEqualTo(Wave.LOOK);
    assertThat(evidence.getFramesDecoded()).isEqualTo(4);
    assertThat(evidence.getFingerprint()).isEqualTo(Samples.fingerprint(4, 5, 6, 7));

    assertThat(evidence.getEvidence())
        .isEqualTo(evidence(List.of(Algorithm.V2, Algorithm.V1), SearchWidth.USUAL));
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void read_oneAlgorithmAskedFor_looksForNoOther(Algorithm algorithm) throws Exception {
    SegmentEvidence evidence =
        reader.read(descriptor().setAlgorithm(Marks.toRecord(algorithm)).build());

    assertThat(evidence.getEvidence()).isEqualTo(evidence(List.of(algorithm), SearchWidth.USUAL));
  }

  @Test
  void read_effort_choosesTheWidthOfTheSearch() throws Exception {
    int usual = mapsTried(Effort.AUTO);

    assertThat(mapsTried(Effort.LOOK)).isEqualTo(usual);
    assertThat(mapsTried(Effort.UNKNOWN)).isEqualTo(usual);
    assertThat(mapsTried(Effort.GLANCE)).isLessThan(usual);
    assertThat(mapsTried(Effort.STUDY)).isGreaterThan(5 * usual);
  }

  private int mapsTried(Effort effort) throws Exception {
    SegmentDescriptor descriptor =
        descriptor().setAlgorithm(org.veilmark.schema.Algorithm.V2).setEffort(effort).build();
    return Evidence.ofBytes(reader.read(descriptor).getEvidence().array()).located().hypotheses();
  }

  @Test
  void read_algorithmOfALaterVersion_isRefused() {
    assertThatThrownBy(
            () ->
                reader.read(
                    descriptor().setAlgorithm(org.veilmark.schema.Algorithm.UNKNOWN).build()))
        .isInstanceOf(JobException.class);
  }

  @Test
  void read_keyFramesOnly_decodesNoOthers() throws Exception {
    SegmentEvidence evidence = reader.read(descriptor().setKeyFramesOnly(true).build());
    assertThat(media.decoded()).containsExactly(4, 6);
    assertThat(evidence.getFramesDecoded()).isEqualTo(2);
  }

  @Test
  void read_noMoreThanSomePictures_decodesNoOthers() throws Exception {
    SegmentEvidence evidence = reader.read(descriptor().setMaxPictures(2).build());
    assertThat(media.decoded()).containsExactly(4, 5);
    assertThat(evidence.getFramesDecoded()).isEqualTo(2);
  }

  @Test
  void read_again_givesTheSameEvidence() throws Exception {
    assertThat(reader.read(descriptor().build())).isEqualTo(reader.read(descriptor().build()));
  }

  @Test
  void read_keyNotAtHand_isRefused() {
    assertThatThrownBy(() -> reader.read(descriptor().setKeyId("0123456789abcdef").build()))
        .isInstanceOf(JobException.class);
  }

  @Test
  void read_interrupted_isNotTheEnd() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> reader.read(descriptor().build()))
          .isInstanceOf(InterruptedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
