package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.io.LockedFile;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

class CommandLineTest extends CommandLineCase {
  @Test
  void noCommand_printsHelp() {
    CommandFixture commands = commands();

    assertThat(commands.run()).isZero();
    assertThat(commands.out())
        .contains("embed", "extract", "inspect", "demo", "bench", "Exit codes");
    assertThat(commands.out()).doesNotContain("warm-up");
    assertThat(commands.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "embed",
        "extract",
        "inspect",
        "batch",
        "batch embed",
        "batch extract",
        "demo",
        "bench",
        "bench robustness",
        "bench speed",
        "serve",
        "service",
        "service create-topics",
        "service replay-dead-letters",
        "service cancel",
        "service pause",
        "service resume",
        "service concurrency"
      })
  void help_ofEachCommand_showsAnExample(String command) {
    CommandFixture commands = commands();

    assertThat(commands.run((command + " --help").split(" "))).isZero();
    assertThat(commands.out()).contains("Usage: veilmark " + command, "Example");
    assertThat(commands.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"batches", "server", "embde"})
  void unknownCommand_isAUsageError(String command) {
    CommandFixture commands = commands();

    assertThat(commands.run(command, "x")).isEqualTo(2);
    assertThat(commands.err())
        .isEqualTo(
            "veilmark: there is no command '" + command + "' (veilmark --help lists them)\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--topic-prefix mine.          | go with --kafka",
        "--kafka-options file          | go with --kafka",
        "--flink http://127.0.0.1:8081 | needs a Kafka",
        "--flink nonsense --kafka a:1  | --flink is no URL",
        "--tls-cert a.pem              | go together",
        "--default-bucket other        | there is no bucket 'other'",
        "--access-keys no-such-file    | there is no file no-such-file",
        "--config no-such-file         | there is no file no-such-file",
        "--store jdbc:mysql://hush     | the store is neither"
      })
  void serve_ofWhatCannotBe_isAUsageErrorThatSaysWhy(String options, String complaint) {
    CommandFixture commands = commands();
    String line = "serve --bucket films=/srv/films " + options;

    assertThat(commands.run(line.split(" "))).isEqualTo(2);
    assertThat(commands.err()).contains(complaint).doesNotContain("hush", "\tat ");
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void serve_dataThatAnotherServes_saysWhich() throws IOException {
    Path data = home.toRealPath();
    CommandFixture commands = commands();

    LockedFile held =
        LockedFile.tryLock(
                data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
            .orElseThrow();
    try {
      String line = "serve --bucket films=/srv/films --access-key a:b --data " + data;

      assertThat(commands.run(line.split(" "))).isEqualTo(4);
      assertThat(commands.err())
          .endsWith("veilmark: the data in " + data + " are served already\n");
    } finally {
      held.close();
    }
  }

  @Test
  void serve_accountOfAKeyThatIsNotThere_isRefusedAtTheStart() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("keys.json"),
            "[{\"id\": \"a\", \"secret\": \"hush\", \"keyId\": \"0123456789abcdef\"}]");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    CommandFixture commands = commands();

    assertThat(
            commands.run("serve", "--bucket", "films=/srv/films", "--access-keys", file.toString()))
        .isEqualTo(2);
    assertThat(commands.err())
        .contains("no secret key of id 0123456789abcdef")
        .doesNotContain("hush", "\tat ");
  }

  @ParameterizedTest
  @CsvSource({"embed, default: v1 from three minutes on", "extract, default: both"})
  void help_aboutTheAlgorithm_saysWhatTheDefaultDoes(String command, String sentence) {
    CommandFixture commands = commands();

    assertThat(commands.run((command + " --help").split(" "))).isZero();
    assertThat(commands.out().replaceAll("\\s+", " ")).contains(sentence);
  }

  @Test
  void fault_ofOurOwn_isOneLineAndATraceOnlyWhenVerbose() {
    Function<JobRequest, JobRecord> broken =
        request -> {
          throw new IllegalStateException("seven");
        };
    CommandFixture quiet = extracting(broken);
    CommandFixture verbose = extracting(broken);

    assertThat(quiet.run("embed", "in.mp4", "out.mp4", "-m", "hi")).isEqualTo(4);
    assertThat(verbose.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--verbose")).isEqualTo(4);
    assertThat(quiet.err()).contains("seven").hasLineCount(2);
    assertThat(verbose.err()).contains("seven", "\tat org.veilmark");
  }

  @Test
  void progress_isDrawnOnATerminalOnlyAndNotUnderJson() {
    CommandFixture terminal = new CommandFixture(runner, home, OptionalInt.of(80));
    CommandFixture json = new CommandFixture(runner, home, OptionalInt.of(80));
    CommandFixture pipe = commands();

    terminal.run("embed", "in.mp4", "out.mp4", "-m", "hi");
    json.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--json");
    pipe.run("embed", "in.mp4", "out.mp4", "-m", "hi");

    assertThat(terminal.err()).contains("embedding ▕", " 50 %");
    assertThat(json.err()).doesNotContain("embedding", "\r");
    assertThat(pipe.err()).doesNotContain("embedding", "\r");
  }
}
