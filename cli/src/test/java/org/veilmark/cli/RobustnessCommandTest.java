package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.keys.KeySource;

class RobustnessCommandTest {
  @TempDir private Path home;

  private CommandFixture commands;

  @BeforeEach
  void setUp() {
    commands = new CommandFixture(new FakeRunner(Records::embedded), home, OptionalInt.empty());
    // Else each run begins with a warning about the development key.
    commands.with(Map.of(KeySource.VARIABLE, CommandFixture.KEY));
  }

  @Test
  void bench_withoutMore_saysWhatThereIs() {
    assertThat(commands.run("bench")).isZero();
    assertThat(commands.out()).contains("Usage: veilmark bench", "robustness");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--attacks earthquake  | there is no attack 'earthquake', only must, all, none",
        "--message-length 0    | message length 0 is not in 1..64",
        "--message-length many | 'many' is not an int",
        "--seconds 0           | seconds 0.0 are not more than 0",
        "--seconds NaN         | seconds NaN are not more than 0",
        "--level 3             | level 3",
        "--algo v3             | there is no algorithm 'v3', only v1 and v2",
        "--clip lake           | has 'lake' in its name",
        "--bogus               | '--bogus'",
        "surplus               | 'surplus'",
      })
  void robustness_ofWhatCannotBe_isAUsageErrorOnOneLine(String options, String complaint)
      throws IOException {
    Files.writeString(home.resolve("notes.txt"), "not a video");

    assertThat(run(options.split(" ", -1))).isEqualTo(2);
    assertThat(commands.err()).startsWith("veilmark: ").contains(complaint).hasLineCount(1);
    assertThat(home.resolve("report")).doesNotExist();
  }

  @Test
  void robustness_withoutClips_isAUsageError() {
    assertThat(commands.run("bench", "robustness")).isEqualTo(2);
    assertThat(commands.err()).contains("missing required option: '--clips=DIR'");
  }

  @Test
  void robustness_ofNoFolder_isAnInputError() {
    assertThat(commands.run("bench", "robustness", "--clips", "nowhere")).isEqualTo(3);
    assertThat(commands.err()).isEqualTo("veilmark: there is no folder nowhere\n");
  }

  @Test
  void robustness_ofAClipAndAText_writesAReportAndSaysWhatIsNotInIt() throws Exception {
    new DemoClip(160, 96, 5).write(FfmpegMedia.create(), home.resolve("river.mp4"));
    Files.writeString(home.resolve("text.txt"), "not a video");

    int exitCode =
        run(
            "--key-file",
            keyFile(),
            "--clip",
            "river,text",
            "--attacks",
            "none",
            "--no-sweeps",
            "--message-length",
            "4");

    assertThat(exitCode).isEqualTo(3);
    assertThat(commands.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("river.mp4: must ").contains("PSNR-Y 4"),
            line -> assertThat(line).startsWith("veilmark: text.txt: "));
    assertThat(commands.out()).startsWith("1 clips: must ").contains("Report: ");
    assertThat(home.resolve("report/results.json"))
        .content()
        .startsWith("{\"version\":1,")
        .contains("\"clip\":\"river.mp4\"", "\"outcome\":", "\"notMeasured\":[{");
    assertThat(home.resolve("report/robustness.html")).content().endsWith("</html>\n");
    assertThat(home.resolve("report")).isDirectoryNotContaining("glob:**.tmp");
  }

  private String keyFile() throws IOException {
    return Files.writeString(home.resolve("my.key"), CommandFixture.KEY).toString();
  }

  private int run(String... more) {
    String[] first = {
      "bench", "robustness", "--clips", home.toString(), "--out", home.resolve("report").toString()
    };
    String[] all = new String[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return commands.run(all);
  }
}
