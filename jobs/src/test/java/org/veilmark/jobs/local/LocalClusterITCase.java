package org.veilmark.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.TestClips;
import org.veilmark.jobs.TestRequests;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import org.veilmark.schema.MarkSample;

class LocalClusterITCase {
  private static final String MESSAGE = "veilmark test";

  @TempDir static Path clips;
  @TempDir Path outputs;

  private static Path clip;

  @BeforeAll
  static void makeClip() throws Exception {
    clip = TestClips.make(clips, 320, 240, /* seconds= */ 20, /* gopSeconds= */ 2);
  }

  @Test
  void run_embedThenExtract_readsMessageBack() throws Exception {
    Path marked = outputs.resolve("marked.mp4");
    List<Progress> progress = new ArrayList<>();
    try (LocalCluster cluster = LocalCluster.start(LocalOptions.of(2, MediaLimits.DEFAULT))) {
      JobRequest request =
          JobRequest.newBuilder(TestRequests.embed("mark", clip, marked, MESSAGE))
              .setWantsMarkSample(true)
              .build();
      JobRecord embedded = run(cluster, progress, request).get(0);
      assertThat(embedded.getState()).isEqualTo(JobState.SUCCEEDED);
      assertThat(embedded.getEmbedResult().getFramesEncoded()).isEqualTo(240);
      assertThat(embedded.getEmbedResult().getSegmentsReencoded()).isEqualTo(2);
      assertThat(embedded.getEmbedResult().getOutputBytes()).isEqualTo(Files.size(marked));
      MarkSample sample = embedded.getEmbedResult().getMarkSample();
      assertThat(sample.getTimeMicros()).isBetween(9_000_000L, 11_000_000L);
      assertThat(sample.getMarked()).isNotEqualTo(sample.getOriginal());

      Map<String, JobRecord> extracted =
          run(
                  cluster,
                  progress,
                  TestRequests.extract("read", marked),
                  TestRequests.extract("read-host", clip))
              .stream()
              .collect(Collectors.toMap(JobRecord::getJobId, record -> record));
      assertThat(extracted.get("read").getExtractResult().getMessage()).isEqualTo(MESSAGE);
      assertThat(extracted.get("read").getExtractResult().getFramesDecoded()).isEqualTo(10);
      assertThat(extracted.get("read-host").getExtractResult().getFound()).isFalse();
      assertThat(extracted.get("read-host").getExtractResult().getFramesDecoded())
          .isEqualTo(10 + 240);
    }
    assertThat(progress).isNotEmpty();
    assertThat(progress)
        .allSatisfy(
            at -> {
              assertThat(at.workDone()).isLessThanOrEqualTo(at.workPlanned());
              assertThat(at.segmentsDone()).isLessThanOrEqualTo(at.segmentsPlanned());
            });
    assertThat(filesIn(outputs)).containsExactly(marked);
  }

  @Test
  void run_requestsThatCannotBeDone_eachEndInOneFailedRecord() throws Exception {
    Path text = Files.writeString(outputs.resolve("text.mp4"), "no video");
    Path output = outputs.resolve("marked.mp4");
    Map<String, String> codes;
    try (LocalCluster cluster = LocalCluster.start(LocalOptions.of(1, MediaLimits.DEFAULT))) {
      codes =
          run(
                  cluster,
                  new ArrayList<>(),
                  TestRequests.extract("missing", outputs.resolve("missing.mp4")),
                  TestRequests.extract("directory", outputs),
                  TestRequests.embed("text", text, output, MESSAGE),
                  TestRequests.embed("itself", clip, clip, MESSAGE),
                  TestRequests.embed("empty", clip, output, ""),
                  TestRequests.embed("nowhere", clip, outputs.resolve("no/such.mp4"), MESSAGE))
              .stream()
              .collect(
                  Collectors.toMap(JobRecord::getJobId, record -> record.getError().getCode()));
    }
    assertThat(codes)
        .containsOnly(
            Map.entry("missing", "INPUT_NOT_FOUND"),
            Map.entry("directory", "INPUT_IS_DIRECTORY"),
            Map.entry("text", "MEDIA_MALFORMED"),
            Map.entry("itself", "OUTPUT_IS_INPUT"),
            Map.entry("empty", "MESSAGE_INVALID"),
            Map.entry("nowhere", "OUTPUT_NOT_WRITABLE"));
    assertThat(filesIn(outputs)).containsExactly(text);
  }

  @Test
  void cancel_inTheMiddle_leavesNothingBehind() throws Exception {
    Path temporary = Files.createDirectory(outputs.resolve("temporary"));
    Path marked = Files.writeString(outputs.resolve("marked.mp4"), "what was there before");
    LocalOptions defaults = LocalOptions.of(2, MediaLimits.DEFAULT);
    LocalOptions options =
        new LocalOptions(2, temporary, defaults.media(), defaults.segmentLimits());
    JobRequest slow =
        JobRequest.newBuilder(TestRequests.embed("mark", clip, marked, MESSAGE))
            .setEncoding(EncoderSettings.newBuilder().setCrf(1.0).setPreset("placebo").build())
            .build();
    try (LocalCluster cluster = LocalCluster.start(options)) {
      RunOutcome outcome =
          cluster.run(
              List.of(slow),
              KeySource.development(),
              record -> {},
              progress -> {
                if (progress.framesDone() > 0) {
                  cluster.cancel();
                }
              });
      assertThat(outcome).isEqualTo(RunOutcome.CANCELLED);
    }
    assertThat(filesIn(temporary)).isEmpty();
    assertThat(filesIn(outputs)).containsExactlyInAnyOrder(marked, temporary);
    assertThat(marked).hasContent("what was there before");
  }

  @Test
  void run_withBug_throwsItAndLeavesNothingBehind() throws Exception {
    Path temporary = Files.createDirectory(outputs.resolve("temporary"));
    LocalOptions options =
        new LocalOptions(
            1,
            temporary,
            () -> {
              throw new IllegalStateException("a bug");
            },
            SegmentLimits.DEFAULT);
    try (LocalCluster cluster = LocalCluster.start(options)) {
      assertThatThrownBy(() -> run(cluster, new ArrayList<>(), TestRequests.extract("x", clip)))
          .isInstanceOf(LocalRunException.class)
          .hasRootCauseMessage("a bug");
    }
    assertThat(filesIn(temporary)).isEmpty();
  }

  private static List<JobRecord> run(
      LocalCluster cluster, List<Progress> progress, JobRequest... requests) throws Exception {
    List<JobRecord> records = new ArrayList<>();
    RunOutcome outcome =
        cluster.run(List.of(requests), KeySource.development(), records::add, progress::add);
    assertThat(outcome).isEqualTo(RunOutcome.FINISHED);
    assertThat(records).hasSize(requests.length);
    return records;
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
