package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.operators.io.Location;

/** What a batch refuses before any work. What it does, {@link BatchITCase} shows. */
class BatchCommandTest {
  @TempDir private Path directory;

  private final FakeRunner runner =
      new FakeRunner(
          request -> {
            throw new IllegalStateException("not to be run");
          });

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(directory.resolve("bad.csv"), "a.mp4,\"x\n");
    Files.writeString(directory.resolve("bare.csv"), "a.mp4\n");
    Files.createDirectories(directory.resolve("empty"));
    Files.createDirectories(directory.resolve("x"));
    Files.createDirectories(directory.resolve("y"));
    Files.createFile(directory.resolve("x/a.mp4"));
    Files.createFile(directory.resolve("y/a.mp4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "embed -o D/out -m x                        | 2 | nothing to work on",
        "embed D/x -m x                             | 2 | missing required option: '--output=DIR'",
        "embed D/x -o D/out -m x --container avi    | 2 | container 'avi'",
        "embed D/x -o D/out -m x --level 3          | 2 | level 3",
        "embed D/x -o D/out -m x --table t.xlsx     | 2 | does not end in .csv",
        "embed D/x -o D/out                         | 2 | no message for D/x/a.mp4",
        "embed D/x D/y -o D/out -m x                | 2 | would both become a.mp4",
        "embed @D/bad.csv -o D/out -m x             | 2 | line 1: a quote is not closed",
        "embed --list D/bare.csv -o D/out           | 2 | no message for",
        "embed @D/none.txt -o D/out -m x            | 3 | there is no list D/none.txt",
        "extract D/x                                | 2 | missing required option: '--table=FILE'",
        "extract D/x -t D/t.csv --threshold 2       | 2 | not between 0 and 1",
        "extract D/empty -t D/t.csv                 | 3 | there are no videos",
        "extract D/x -t D/x                         | 2 | does not end in .csv",
      })
  void batch_ofWhatCannotBe_saysWhyOnOneLine(String line, int exitCode, String complaint)
      throws IOException {
    CommandFixture commands = new CommandFixture(runner, directory, OptionalInt.empty());
    String root = directory.toString();

    int ended = commands.run(("batch " + line).replace("D/", root + "/").split(" "));

    assertThat(ended).as(commands.err()).isEqualTo(exitCode);
    assertThat(commands.err().lines().filter(said -> !said.contains("warning")))
        .singleElement()
        .asString()
        .contains(complaint.replace("D/", root + "/"));
    assertThat(runner.openSessions).isZero();
    assertThat(directory.resolve("t.csv")).doesNotExist();
  }

  @Test
  void extract_beforeOneThatGoesOn_isRefused() throws Exception {
    Path table = directory.resolve("t.csv");
    CommandFixture commands = new CommandFixture(runner, directory, OptionalInt.empty());
    try (RunName goesOn = RunName.take(new Location(table + ".veilmark"))) {
      assertThat(goesOn.hasCompany()).isFalse();

      int ended = commands.run("batch", "extract", directory + "/x", "-t", table.toString());

      assertThat(ended).isEqualTo(4);
      assertThat(commands.err()).contains("another batch works on the same table");
    }
  }
}
