package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedCommandTest {
  @TempDir private Path home;

  private CommandFixture commands;

  @BeforeEach
  void setUp() {
    commands = new CommandFixture(new FakeRunner(Records::embedded), home, OptionalInt.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--only stud  | there is nothing called 'stud' to measure, only embed-medium,",
        "--runs 0     | --runs 0 is not in 1..100",
        "--runs many  | 'many' is not an int",
        "--bogus      | '--bogus'",
        "surplus      | 'surplus'",
      })
  void speed_ofWhatCannotBe_isAUsageErrorOnOneLine(String options, String complaint) {
    String[] given = options.split(" ", -1);
    String[] arguments = new String[given.length + 2];
    arguments[0] = "bench";
    arguments[1] = "speed";
    System.arraycopy(given, 0, arguments, 2, given.length);

    assertThat(commands.run(arguments)).isEqualTo(2);
    assertThat(commands.err()).startsWith("veilmark: ").contains(complaint).hasLineCount(1);
    assertThat(commands.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--clips", "--long"})
  void speed_ofNoFile_isAnInputError(String option) {
    assertThat(commands.run("bench", "speed", option, "nowhere.mp4")).isEqualTo(3);
    assertThat(commands.err()).isEqualTo("veilmark: there is no file nowhere.mp4\n");
  }

  @Test
  void bench_withoutMore_saysThatSpeedIsThere() {
    assertThat(commands.run("bench")).isZero();
    assertThat(commands.out()).contains("speed");
  }
}
