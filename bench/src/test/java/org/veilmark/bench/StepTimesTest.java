package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepTimesTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void execute_clip_tellsEachStepOfMarkingAndOfSearching() throws Exception {
    GeneratedClip.write(folder.resolve("waves_small.mp4"), /* seconds= */ 5);

    assertThat(run("--passes", "1", "--preset", "ultrafast")).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("waves, embed, ms a picture:  decode .*  embed .*  encode .*"),
            line ->
                assertThat(line)
                    .matches(
                        "waves, study of none, ms a picture:  decode .*  collect .*"
                            + "  residuals .*  search .*  vote .*"));
  }

  @Test
  void execute_noPass_isRefused() throws Exception {
    GeneratedClip.write(folder.resolve("waves_small.mp4"), /* seconds= */ 1);

    assertThat(run("--passes", "0")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--passes 0 is not 1 or more");
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "--clips";
    arguments[1] = folder.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return ClipTool.commandLine(new StepTimes())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
