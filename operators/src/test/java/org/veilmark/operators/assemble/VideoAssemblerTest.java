package org.veilmark.operators.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.operators.testing.FakeMedia;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;
import org.veilmark.schema.PlaneError;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;

class VideoAssemblerTest {
  @TempDir Path outputs;
  @TempDir Path staging;

  private VideoAssembler assembler;
  private JobManifest manifest;
  private List<SegmentOutput> staged;
  private Path marked;

  @BeforeEach
  void stage() throws IOException {
    marked = outputs.resolve("marked.mp4");
    assembler = new VideoAssembler(new FakeMedia(12, 4), staging);
    manifest =
        JobManifest.newBuilder(
                Samples.manifest(
                    Samples.request("job", JobKind.EMBED).setOutputUri(marked.toString()).build(),
                    3))
            .setWarnings(List.of("of the plan"))
            .build();
    staged = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path segment = Files.writeString(staging.resolve("segment-" + i), "<" + i + ">");
      staged.add(
          SegmentOutput.newBuilder(Samples.output("job", i))
              .setStagedUri(segment.toString())
              .setWarnings(i == 1 ? List.of("of the decoder") : List.of())
              .build());
    }
  }

  private List<Path> outputFiles() throws IOException {
    try (Stream<Path> files = Files.list(outputs)) {
      return files.toList();
    }
  }

  @Test
  void assemble_allSegmentsOk_publishesAndReports() throws Exception {
    JobRecord record = assembler.assemble(new AssemblyTask(manifest, staged));
    assertThat(marked).hasContent("<0><1><2>");
    assertThat(outputFiles()).containsExactly(marked);
    assertThat(record.getState()).isEqualTo(JobState.SUCCEEDED);
    assertThat(record.getWarnings()).containsExactly("of the plan", "segment 1: of the decoder");
    assertThat(record.getEmbedResult().getOutputUri()).isEqualTo(marked.toString());
    assertThat(record.getEmbedResult().getOutputBytes()).isEqualTo(9);
    assertThat(record.getEmbedResult().getSegmentsReencoded()).isEqualTo(3);
    assertThat(record.getEmbedResult().getSegmentsCopied()).isZero();
    assertThat(record.getEmbedResult().getFramesEncoded()).isEqualTo(15);
    assertThat(record.getEmbedResult().getMarkError().getV()).isEqualTo(new PlaneError(6L, 30L));
    assertThat(record.getEmbedResult().getFingerprint()).isEqualTo(Samples.fingerprint(0, 1, 2));
    assertThat(record.getSegments())
        .extracting(SegmentFact::getStatus)
        .containsExactly(SegmentStatus.OK, SegmentStatus.OK, SegmentStatus.OK);
  }

  @Test
  void assemble_sampleOfOneSegment_isThatOfTheJob() throws Exception {
    assertThat(assembler.assemble(new AssemblyTask(manifest, staged)).getEmbedResult())
        .satisfies(result -> assertThat(result.getMarkSample()).isNull());
    staged.get(1).setMarkSample(Samples.markSample(6_000_000));

    JobRecord record = assembler.assemble(new AssemblyTask(manifest, staged));

    assertThat(record.getEmbedResult().getMarkSample()).isEqualTo(Samples.markSample(6_000_000));
  }

  @Test
  void assemble_again_givesTheSame() throws Exception {
    JobRecord record = assembler.assemble(new AssemblyTask(manifest, staged));
    assertThat(assembler.assemble(new AssemblyTask(manifest, staged))).isEqualTo(record);
    assertThat(marked).hasContent("<0><1><2>");
  }

  @Test
  void assemble_oneSegmentFailed_failsAndTouchesNothing() throws Exception {
    Files.writeString(marked, "what was there before");
    staged.set(1, Samples.failedOutput("job", 1));
    JobRecord record = assembler.assemble(new AssemblyTask(manifest, staged));
    assertThat(record.getState()).isEqualTo(JobState.FAILED);
    assertThat(record.getError().getCode()).isEqualTo("SEGMENT_TIMED_OUT");
    assertThat(record.getEmbedResult()).isNull();
    assertThat(record.getSegments().get(1).getStatus()).isEqualTo(SegmentStatus.TIMED_OUT);
    assertThat(marked).hasContent("what was there before");
  }

  @Test
  void assemble_planFailed_saysWhy() throws Exception {
    JobManifest failed = Samples.failedManifest("job", JobKind.EMBED);
    JobRecord record = assembler.assemble(new AssemblyTask(failed, List.of()));
    assertThat(record.getState()).isEqualTo(JobState.FAILED);
    assertThat(record.getError()).isEqualTo(failed.getError());
    assertThat(record.getRequest()).isEqualTo(failed.getRequest());
  }

  @Test
  void assemble_stagedFileGone_leavesNoPartialOutput() throws Exception {
    Files.delete(staging.resolve("segment-2"));
    assertThatThrownBy(() -> assembler.assemble(new AssemblyTask(manifest, staged)))
        .isInstanceOf(IOException.class);
    assertThat(outputFiles()).isEmpty();
  }
}
