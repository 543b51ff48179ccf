package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PilotGateTest {
  private final StringWriter out = new StringWriter();

  @TempDir private Path folder;

  @Test
  void execute_fewerSearchesThanVideos_saysHowManyItNeeds() throws Exception {
    Path clips = Files.createDirectory(folder.resolve("few"));
    GeneratedClip.write(clips.resolve("waves_small.mp4"), /* seconds= */ 5);
    StringWriter err = new StringWriter();

    int code =
        ClipTool.commandLine(new PilotGate())
            .setErr(new PrintWriter(err, true))
            .execute("--clips", clips.toString(), "--keys", "900", "--searches", "4");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("--keys 900 and --searches 4 must be 9 at least, one for each video");
  }

  @Test
  void execute_clip_countsTagsAndDrawsBothTails() throws Exception {
    Path clips = Files.createDirectory(folder.resolve("clips"));
    GeneratedClip.write(clips.resolve("waves_small.mp4"), /* seconds= */ 5);
    Path plot = folder.resolve("tail.svg");

    int code =
        ClipTool.commandLine(new PilotGate())
            .setOut(new PrintWriter(out, true))
            .execute(
                "--clips",
                clips.toString(),
                "--keys",
                "900",
                "--searches",
                "9",
                "--plot",
                plot.toString());

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("| black | 100 |", "| waves, marked, turned | 100 |")
        .containsPattern("tags compared: \\d+ at 36 places; that fitted: 0");
    assertThat(Files.readString(plot))
        .startsWith("<svg xmlns")
        .contains("900 keys, one offset", "model, everywhere");
  }
}
