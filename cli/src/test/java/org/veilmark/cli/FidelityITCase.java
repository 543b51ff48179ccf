package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.cli.VeilmarkProcess.Outcome;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.ffmpeg.FfmpegMedia;

/** What a marked file keeps of its source, through the real graph. */
class FidelityITCase {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();

  @TempDir private static Path directory;

  @BeforeAll
  static void makeClip() throws Exception {
    Path standard = directory.resolve("standard.mp4");
    DemoClip.STANDARD.write(MEDIA, standard);
    MEDIA.transcode(
        PathByteSource.of(standard),
        directory.resolve("clip.mp4"),
        new TranscodeSettings(
            "",
            "libx264",
            Map.of("crf", "20", "preset", "veryfast", "g", "25", "sc_threshold", "0")));
  }

  private static Outcome run(String... args) throws IOException, InterruptedException {
    return VeilmarkProcess.start(directory, args).end();
  }

  private static GopIndex index(String file) throws Exception {
    return MEDIA.indexGops(PathByteSource.of(directory.resolve(file)));
  }

  @Test
  void embed_ofAPart_copiesTheRestAndIsReadBack() throws Exception {
    Outcome outcome =
        run(
            "embed",
            "clip.mp4",
            "part.mp4",
            "-m",
            "PART",
            "--start",
            "3.5",
            "--end",
            "8",
            "--preset",
            "veryfast",
            "--json");
    Outcome read = run("extract", "part.mp4", "--json");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    // From the last clean cut before 3.5 s, within a group, to the key picture at 8 s.
    assertThat(outcome.out()).contains("\"framesEncoded\":113,", "\"copied\":2");
    GopIndex before = index("clip.mp4");
    GopIndex after = index("part.mp4");
    assertThat(after.packets()).isEqualTo(before.packets()).isEqualTo(250);
    assertThat(sizes(after).subList(0, 3)).isEqualTo(sizes(before).subList(0, 3));
    assertThat(sizes(after)).endsWith(sizes(before).subList(8, 10).toArray(Long[]::new));
    assertThat(read.out()).contains("\"message\":\"PART\"");
  }

  private static List<Long> sizes(GopIndex index) {
    return index.gops().stream().map(Gop::bytes).toList();
  }

  @Test
  void embed_toWebm_writesVp9ThatIsReadBack() throws Exception {
    Outcome outcome =
        run("embed", "clip.mp4", "out.webm", "-m", "WEBM", "--preset", "ultrafast", "--json");
    Outcome read = run("extract", "out.webm", "--json");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    PathByteSource output = PathByteSource.of(directory.resolve("out.webm"));
    assertThat(MEDIA.probe(output).requireVideo().codec()).isEqualTo("vp9");
    assertThat(index("out.webm").packets()).isEqualTo(250);
    assertThat(index("out.webm").videoBytes())
        .isLessThan(Math.round(1.6 * index("clip.mp4").videoBytes()));
    assertThat(read.out()).contains("\"message\":\"WEBM\"");
  }
}
