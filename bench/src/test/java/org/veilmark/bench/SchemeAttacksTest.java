package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeAttacksTest {
  private final StringWriter out = new StringWriter();

  @TempDir private Path folder;

  @Test
  void execute_clip_readsWithItsKeyAlone() throws Exception {
    GeneratedClip.write(folder.resolve("waves_small.mp4"), /* seconds= */ 5);

    int code =
        ClipTool.commandLine(new SchemeAttacks())
            .setOut(new PrintWriter(out, true))
            .execute("--clips", folder.toString(), "--seconds", "5");

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("| none | its key | the message |", "| none | another key | - |")
        .contains("| marked twice, same key, same message | its key | the message |")
        .contains("taken off, from 1 video", "copied, from 1 video");
  }
}
