package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veilmark.code.LengthClass;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;

class LengthSweepTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(LengthClass.class)
  void message_ofEachClass_isOfIt(LengthClass lengthClass) throws MessageException {
    String message = LengthMessages.of(lengthClass, new Random(1));

    assertThat(PayloadFrame.of(message, 2).lengthClass()).isEqualTo(lengthClass);
  }

  @Test
  void execute_clip_saysWhatIsPromisedAndWhatWasRead() throws Exception {
    GeneratedClip.write(folder.resolve("waves_small.mp4"), /* seconds= */ 3);

    assertThat(execute("--bits", "32,1288", "--algo", "V2", "--seconds", "3")).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            heads -> assertThat(heads).startsWith("| clip |"),
            rule -> assertThat(rule).startsWith("|---|"),
            row ->
                assertThat(row).matches("\\| waves \\| v2 \\| 32 \\| 2.5 s \\| .+ \\| 3.0 s \\|"),
            row -> assertThat(row).isEqualTo("| waves | v2 | 1288 | 18.2 s | - | 3.0 s |"));
    assertThat(err.toString()).isEmpty();
  }

  private int execute(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--clips";
    arguments[1] = folder.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return ClipTool.commandLine(new LengthSweep())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
