package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrengthSweepTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void execute_twoStrengths_showsWhatTheStrongerOneBuys() throws Exception {
    GeneratedClip.write(folder.resolve("waves_small.mp4"), /* seconds= */ 6);

    assertThat(execute("--strengths", "1,4", "--attacks", "none", "--seconds", "6")).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).endsWith("| colour difference | growth | none |");
    List<String> usual = cells(lines.get(2));
    List<String> strong = cells(lines.get(3));
    assertThat(usual).startsWith("waves", "1.00");
    assertThat(strong).startsWith("waves", "4.00");
    assertThat(number(strong, 2)).as("PSNR").isLessThan(number(usual, 2) - 6);
    assertThat(number(strong, 3)).as("colour difference").isGreaterThan(number(usual, 3));
    assertThat(strong.get(5)).as("margin").startsWith("+");
  }

  @Test
  void execute_strengthOrAttackThatCannotBe_isRefused() throws Exception {
    GeneratedClip.write(folder.resolve("waves_small.mp4"), /* seconds= */ 1);

    assertThat(execute("--strengths", "11")).isEqualTo(2);
    assertThat(err.toString()).contains("strength 11");
    assertThat(execute("--attacks", "hammer")).isEqualTo(2);
    assertThat(err.toString()).contains("no attack 'hammer'");
  }

  @Test
  void execute_noVideo_saysWhich() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "not a video");

    assertThat(execute("--strengths", "1", "--attacks", "none")).isEqualTo(1);
    assertThat(err.toString()).startsWith("notes.txt: ").hasLineCount(1);
  }

  private static List<String> cells(String row) {
    return List.of(row.substring(2, row.length() - 2).split(" \\| ", -1));
  }

  private static double number(List<String> cells, int column) {
    return Double.parseDouble(cells.get(column));
  }

  private int execute(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--clips";
    arguments[1] = folder.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return ClipTool.commandLine(new StrengthSweep())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
