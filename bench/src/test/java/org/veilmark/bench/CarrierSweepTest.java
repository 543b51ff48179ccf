package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CarrierSweepTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void execute_clip_printsAHeaderAndARow() throws Exception {
    GeneratedClip.write(folder.resolve("waves_small.mp4"), /* seconds= */ 1);

    assertThat(execute("--variant", "slots-1s", "--message", "A")).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            heads -> assertThat(heads).startsWith("| clip |"),
            rule -> assertThat(rule).startsWith("|---|"),
            row -> assertThat(row).startsWith("| waves | slots-1s |"));
    assertThat(err.toString()).isEmpty();
  }

  private int execute(String... more) {
    CommandLine command =
        ClipTool.commandLine(new CarrierSweep())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--clips";
    arguments[1] = folder.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return command.execute(arguments);
  }
}
