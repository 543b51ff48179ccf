package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.cli.VeilmarkProcess.Outcome;
import org.veilmark.cli.demo.DemoClip;
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
    assertThat(outcome.out()).contains("\"framesEncoded\":125,", "\"copied\":2");
    GopIndex before = index("clip.mp4");
    GopIndex after = index("part.mp4");
    assertThat(after.packets()).isEqualTo(before.packets()).isEqualTo(250);
    for (int copied : new int[] {0, 1, 2, 8, 9}) {
      assertThat(after.gops().get(after.gops().size() - 10 + copied).bytes())
          .isEqualTo(before.gops().get(copied).bytes());
    }
    assertThat(read.out()).contains("\"message\":\"PART\"");
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
