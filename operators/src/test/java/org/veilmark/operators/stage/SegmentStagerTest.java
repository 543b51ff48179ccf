package org.veilmark.operators.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.embed.Embedder;
import org.veilmark.media.ColourTags;
import org.veilmark.media.SquaredErrors;
import org.veilmark.media.StillImage;
import org.veilmark.media.StillWriter;
import org.veilmark.operators.engine.InProcessEngine;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Staging;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Marks;
import org.veilmark.operators.testing.FakeMedia;
import org.veilmark.operators.testing.Samples;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.MarkSample;
import org.veilmark.schema.MarkSettings;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.still.PictureScorer;

class SegmentStagerTest {
  private static final int GOP_TICKS = 2;

  @TempDir Path directory;

  private FakeMedia media;
  private SegmentStager stager;
  private Path staged;

  @BeforeEach
  void makeStager() {
    media = new FakeMedia(20, GOP_TICKS);
    stager =
        new SegmentStager(
            new InProcessEngine(media),
            KeySource.development(),
            "s0a0",
            directory,
            SegmentProgress.in(new UnregisteredMetricsGroup()));
    staged = Staging.of(Location.of(directory), "job").segment(1).local().orElseThrow();
  }

  private SegmentDescriptor.Builder descriptor() {
    return Samples.descriptor("job", JobKind.EMBED, 1).setStagedUri(staged.toString());
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(staged.getParent())) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /** What the fake encoder makes of ticks 4..7 if those of {@code marked} are marked. */
  private static byte[] expected(Set<Long> marked) throws Exception {
    Embedder embedder =
        new Embedder(
            Marks.settings(Samples.mark()), KeySource.development().read(), FakeMedia.FORMAT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (long tick = 4; tick < 8; tick++) {
      Picture picture = FakeMedia.picture(tick);
      if (marked.contains(tick)) {
        embedder.embed(picture, (double) tick);
      }
      out.writeLong(tick);
      out.writeBoolean(tick % GOP_TICKS == 0);
      out.write(((BytePlane) picture.y()).samples());
      out.write(((BytePlane) picture.u()).samples());
      out.write(((BytePlane) picture.v()).samples());
    }
    return bytes.toByteArray();
  }

  @Test
  void stage_segment_stagesMarkedPicturesAndMeasuresThem() throws Exception {
    SegmentOutput output = stager.stage(descriptor().build());
    assertThat(staged).hasBinaryContent(expected(Set.of(4L, 5L, 6L, 7L)));
    assertThat(output.getStatus()).isEqualTo(SegmentStatus.OK);
    assertThat(output.getFramesEncoded()).isEqualTo(4);
    assertThat(output.getFirstPtsTicks()).isEqualTo(4);
    assertThat(output.getLastPtsTicks()).isEqualTo(7);
    assertThat(output.getStagedBytes()).isEqualTo(Files.size(staged));
    assertThat(output.getStagedUri()).isEqualTo(staged.toString());
    assertThat(files())
        .containsExactlyInAnyOrder("segment-000001.part", "segment-000001.part.facts");

    Embedder embedder =
        new Embedder(
            Marks.settings(Samples.mark()), KeySource.development().read(), FakeMedia.FORMAT);
    SquaredErrors errors = SquaredErrors.ZERO;
    for (long tick = 4; tick < 8; tick++) {
      Picture picture = FakeMedia.picture(tick);
      embedder.embed(picture, (double) tick);
      errors = errors.plus(SquaredErrors.between(FakeMedia.picture(tick), picture));
    }
    assertThat(errors.y()).isPositive();
    assertThat(output.getMarkError().getY().getSquaredErrorSum()).isEqualTo(errors.y());
    assertThat(output.getMarkError().getU().getSquaredErrorSum()).isEqualTo(errors.u());
    assertThat(output.getMarkError().getV().getSquaredErrorSum()).isEqualTo(errors.v());
    assertThat(output.getFingerprint()).isEqualTo(Samples.fingerprint(4, 5, 6, 7));
    assertThat(output.getMarkError().getY().getSampleCount()).isEqualTo(4 * 64 * 48);
    assertThat(output.getMarkError().getU().getSampleCount()).isEqualTo(4 * 32 * 24);
  }

  @Test
  void stage_strengthZero_leavesPicturesAsTheyAre() throws Exception {
    MarkSettings none = MarkSettings.newBuilder(Samples.mark()).setStrength(0).build();
    SegmentOutput output = stager.stage(descriptor().setMark(none).build());
    assertThat(staged).hasBinaryContent(expected(Set.of()));
    assertThat(output.getFingerprint()).isNull();
    assertThat(output.getMarkError().getY().getSquaredErrorSum()).isZero();
    assertThat(output.getMarkError().getY().getSampleCount()).isEqualTo(4 * 64 * 48);
  }

  @Test
  void stage_sampleWanted_keepsThatPictureAsItWasAndAsMarked() throws Exception {
    SegmentOutput output = stager.stage(descriptor().setMarkSamplePtsTicks(6L).build());

    MarkSample sample = output.getMarkSample();
    // At even seconds the mark changes its sign: there is little of it, or nothing.
    assertThat(sample.getTimeMicros()).isIn(5_000_000L, 7_000_000L);
    long tick = sample.getTimeMicros() / 1_000_000;
    Picture marked = FakeMedia.picture(tick);
    new Embedder(Marks.settings(Samples.mark()), KeySource.development().read(), FakeMedia.FORMAT)
        .embed(marked, (double) tick);
    List<byte[]> expected =
        StillWriter.alike(
            List.of(
                StillImage.of(FakeMedia.picture(tick), ColourTags.NONE, 480),
                StillImage.of(marked, ColourTags.NONE, 480)),
            32 << 10);
    assertThat(sample.getOriginal()).isEqualTo(ByteBuffer.wrap(expected.get(0)));
    assertThat(sample.getMarked()).isEqualTo(ByteBuffer.wrap(expected.get(1)));
    assertThat(sample.getGain()).isGreaterThan(1);
    assertThat(staged).hasBinaryContent(expected(Set.of(4L, 5L, 6L, 7L)));
    assertThat(stager.stage(descriptor().setMarkSamplePtsTicks(6L).build())).isEqualTo(output);
  }

  @Test
  void stage_sampleOfWhatIsNotMarked_isNone() throws Exception {
    MarkSettings none = MarkSettings.newBuilder(Samples.mark()).setStrength(0).build();
    SegmentDescriptor unmarked = descriptor().setMark(none).setMarkSamplePtsTicks(6L).build();
    SegmentDescriptor before =
        descriptor().setMarkFromPtsTicks(5).setMarkEndPtsTicks(6).setMarkSamplePtsTicks(6L).build();

    assertThat(stager.stage(descriptor().build()).getMarkSample()).isNull();
    assertThat(stager.stage(unmarked).getMarkSample()).isNull();
    assertThat(stager.stage(before).getMarkSample().getTimeMicros()).isEqualTo(5_000_000);
  }

  @Test
  void stage_partOfTheSegment_marksThatPartOnly() throws Exception {
    SegmentOutput output =
        stager.stage(descriptor().setMarkFromPtsTicks(5).setMarkEndPtsTicks(7).build());
    assertThat(staged).hasBinaryContent(expected(Set.of(5L, 6L)));
    assertThat(output.getFingerprint()).isEqualTo(Samples.fingerprint(5, 6));
  }

  @Test
  void stage_sameWorkAgain_findsItDone() throws Exception {
    SegmentOutput output = stager.stage(descriptor().build());
    int decoded = media.decoded().size();
    assertThat(stager.stage(descriptor().setLane(9).build())).isEqualTo(output);
    assertThat(media.decoded()).hasSize(decoded);
  }

  @Test
  void stage_otherWorkInTheSamePlace_isDoneAnew() throws Exception {
    stager.stage(descriptor().build());
    int decoded = media.decoded().size();
    stager.stage(descriptor().setMarkFromPtsTicks(6).build());
    assertThat(media.decoded()).hasSize(2 * decoded);
    assertThat(staged).hasBinaryContent(expected(Set.of(6L, 7L)));
  }

  @Test
  void stage_interrupted_leavesNothingBehind() throws Exception {
    SegmentDescriptor work = descriptor().build();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> stager.stage(work)).isInstanceOf(InterruptedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void stage_cover_isTheBestPictureOfTheSegmentAndNeedsNoKey() throws Exception {
    SegmentDescriptor work =
        Samples.descriptor("job", JobKind.COVER, 1)
            .setStagedUri(staged.toString())
            .setKeyId("0123456789abcdef")
            .build();

    SegmentOutput output = stager.stage(work);

    PictureScorer scorer = new PictureScorer(FakeMedia.FORMAT);
    long best = 4;
    for (long tick = 5; tick < 8; tick++) {
      if (scorer.score(FakeMedia.picture(tick)).total()
          > scorer.score(FakeMedia.picture(best)).total()) {
        best = tick;
      }
    }
    assertThat(output.getPicture().getTimeMicros()).isEqualTo(best * 1_000_000);
    assertThat(output.getPicture().getScore())
        .isEqualTo(scorer.score(FakeMedia.picture(best)).total())
        .isPositive();
    assertThat(output.getStagedBytes()).isEqualTo(Files.size(staged));
    assertThat(ImageIO.read(staged.toFile()).getWidth()).isEqualTo(64);
    assertThat(media.decoded()).containsExactly(4, 5, 6, 7);
    assertThat(stager.stage(work)).isEqualTo(output);
    assertThat(media.decoded()).hasSize(4);
  }

  @Test
  void stage_coverOfKeyFrames_decodesNoOthers() throws Exception {
    SegmentOutput output =
        stager.stage(
            Samples.descriptor("job", JobKind.COVER, 1)
                .setStagedUri(staged.toString())
                .setKeyFramesOnly(true)
                .build());

    assertThat(output.getPicture().getTimeMicros() / 1_000_000).isIn(4L, 6L);
    assertThat(media.decoded()).containsExactly(4, 6);
  }

  @Test
  void stage_keyNotAtHand_isRefusedAndLeavesNothingBehind() throws Exception {
    assertThatThrownBy(() -> stager.stage(descriptor().setKeyId("0123456789abcdef").build()))
        .isInstanceOf(JobException.class);
    assertThat(files()).isEmpty();
  }
}
