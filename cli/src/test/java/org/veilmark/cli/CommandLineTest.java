package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.Effort;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

class CommandLineTest {
  private static final String LONGEST =
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

  @TempDir private Path home;

  private FakeRunner runner = new FakeRunner(Records::embedded);

  private CommandFixture commands() {
    return new CommandFixture(runner, home, OptionalInt.empty());
  }

  private CommandFixture extracting(Function<JobRequest, JobRecord> answers) {
    runner = new FakeRunner(answers);
    return commands();
  }

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
      quoteCharacter = '"',
      value = {
        "--level 3            | level 3",
        "--level two          | 'two' is not an int",
        "--algo v3            | there is no algorithm 'v3', only v1 and v2",
        "--strength -0.1      | strength -0.1",
        "--strength NaN       | strength NaN",
        "--strength 11        | strength 11",
        "--crf 64             | crf 64",
        "--crf 20 --bitrate 9 | exclude each other",
        "--bitrate 0          | average of 0 bits",
        "--video-codec vp8    | --video-codec vp8",
        "--crf 52 --video-codec hevc | crf 52",
        "--max-hours 0        | limits must be above 0",
        "--crf -1             | crf -1",
        "--preset warp        | preset 'warp'",
        "--encoder-threads 0  | 0 encoder threads",
        "--encoder-threads 65 | 65 encoder threads",
        "--start -1           | --start -1",
        "--start 5 --end 5    | --end 5",
        "--end 0              | --end 0",
        "--parallelism 0      | '0' is not a whole number",
        "--parallelism x      | 'x' is not a whole number",
        "--bogus              | '--bogus'",
        "surplus              | 'surplus'",
      })
  void embed_ofWhatCannotBe_isAUsageErrorOnOneLine(String options, String complaint) {
    CommandFixture commands = commands();
    String line = "embed in.mp4 out.mp4 -m hi " + options;

    assertThat(commands.run(line.split(" "))).isEqualTo(2);
    assertThat(commands.err()).startsWith("veilmark: ").contains(complaint).hasLineCount(1);
    assertThat(commands.out()).isEmpty();
    assertThat(runner.requests).isEmpty();
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

  @Test
  void embed_withoutMessage_isAUsageError() {
    CommandFixture commands = commands();

    assertThat(commands.run("embed", "in.mp4", "out.mp4")).isEqualTo(2);
    assertThat(commands.err()).contains("missing required option: '--message=TEXT'");
  }

  @ParameterizedTest
  @CsvSource({"'', empty", LONGEST + "x, 65 characters"})
  void embed_ofAMessageThatDoesNotFit_isAUsageError(String message, String complaint) {
    CommandFixture commands = commands();

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", message)).isEqualTo(2);
    assertThat(commands.err()).contains(complaint, "64").hasLineCount(1);
    assertThat(runner.requests).isEmpty();
  }

  @Test
  void embed_withEveryOption_asksForAllOfIt() {
    CommandFixture commands = commands();

    assertThat(
            commands.run(
                ("embed in.mp4 s3://bucket/out.mp4 --level 1 --algo v2 --start 1.5 --end 9 --crf 0"
                        + " --strength 0 --preset veryfast --parallelism 3 --json --message "
                        + LONGEST)
                    .split(" ")))
        .isZero();
    JobRequest request = runner.requests.get(0);
    assertThat(request.getInputUri()).isEqualTo(Path.of("in.mp4").toAbsolutePath().toString());
    assertThat(request.getOutputUri()).isEqualTo("s3://bucket/out.mp4");
    assertThat(request.getMessage()).isEqualTo(LONGEST);
    assertThat(request.getLevel()).isEqualTo(1);
    assertThat(request.getAlgorithm()).isEqualTo(Algorithm.V2);
    assertThat(request.getStartMicros()).isEqualTo(1_500_000);
    assertThat(request.getEndMicros()).isEqualTo(9_000_000);
    assertThat(request.getStrength()).isZero();
    assertThat(request.getEncoding().getCrf()).isZero();
    assertThat(request.getEncoding().getPreset()).isEqualTo("veryfast");
    assertThat(runner.parallelism).isEqualTo(3);
    assertThat(runner.openSessions).isZero();
  }

  @Test
  void embed_twice_asksForTwoNonces() {
    assertThat(commands().run("embed", "in.mp4", "out.mp4", "-m", "hi")).isZero();
    assertThat(commands().run("embed", "in.mp4", "out.mp4", "-m", "hi")).isZero();

    assertThat(runner.requests).extracting(JobRequest::getNonce).doesNotContainNull();
    assertThat(runner.requests).extracting(JobRequest::getNonce).doesNotHaveDuplicates();
  }

  @Test
  void embed_withoutOptions_leavesChoicesToThePlanner() {
    assertThat(commands().run("embed", "in.mp4", "out.mp4", "-m", "hi")).isZero();

    JobRequest request = runner.requests.get(0);
    assertThat(request.getLevel()).isEqualTo(2);
    assertThat(request.getStrength()).isEqualTo(1);
    assertThat(request.getAlgorithm()).isNull();
    assertThat(request.getEncoding().getCrf()).isNull();
    assertThat(request.getEncoding().getPreset()).isNull();
    assertThat(request.getEncoding().getThreads()).isZero();
    assertThat(runner.parallelism).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void embed_thatFails_saysWhyOnceAndAsJson() {
    CommandFixture commands =
        extracting(request -> Records.failed(request, "MEDIA_MALFORMED", "no header"));

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--json")).isEqualTo(3);
    assertThat(commands.out())
        .isEqualTo(
            "{\"input\":\"in.mp4\",\"error\":{\"code\":\"MEDIA_MALFORMED\","
                + "\"message\":\"no header\"}}\n");
    assertThat(commands.err()).endsWith("veilmark: in.mp4: no header\n");
  }

  @Test
  void extract_withEveryOption_asksForAllOfIt() {
    CommandFixture commands = extracting(request -> Records.found(request, "hi"));

    assertThat(
            commands.run(
                "extract a.mp4 --algo v1 --effort look --threshold 1e-6 --json".split(" ")))
        .isZero();
    JobRequest request = runner.requests.get(0);
    assertThat(request.getEffort()).isEqualTo(Effort.LOOK);
    assertThat(request.getFalsePositiveThreshold()).isEqualTo(1e-6);
    assertThat(request.getAlgorithm()).isEqualTo(Algorithm.V1);
  }

  @Test
  void extract_ofAVideoReadInPart_saysSoToPeopleAndInJson() {
    UnaryOperator<JobRecord> inPart =
        record -> JobRecord.newBuilder(record).setWarnings(List.of("times jump back")).build();
    CommandFixture people = extracting(request -> inPart.apply(Records.found(request, "hi")));

    assertThat(people.run("extract", "a.mp4")).isZero();
    assertThat(people.err()).contains("veilmark: warning: a.mp4: times jump back\n");

    CommandFixture script = extracting(request -> inPart.apply(Records.found(request, "hi")));
    assertThat(script.run("extract", "a.mp4", "--json")).isZero();
    assertThat(script.out()).contains("\"warnings\":[\"times jump back\"]");
    assertThat(script.err()).doesNotContain("times jump back");
  }

  @Test
  void extract_withoutOptions_looksForEveryAlgorithm() {
    assertThat(extracting(request -> Records.found(request, "hi")).run("extract", "a.mp4"))
        .isZero();
    assertThat(runner.requests.get(0).getAlgorithm()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"v1, V1", "V1, V1", "v2, V2"})
  void embed_byAlgorithm_asksForItAndSaysWhichWasTaken(String name, Algorithm algorithm) {
    CommandFixture commands = commands();

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--algo", name, "--json"))
        .isZero();
    assertThat(runner.requests.get(0).getAlgorithm()).isEqualTo(algorithm);
    assertThat(commands.out()).contains("\"algo\":\"" + name.toLowerCase(Locale.ROOT) + "\"");
  }

  @ParameterizedTest
  @CsvSource({"embed, default: v1 from three minutes on", "extract, default: both"})
  void help_aboutTheAlgorithm_saysWhatTheDefaultDoes(String command, String sentence) {
    CommandFixture commands = commands();

    assertThat(commands.run((command + " --help").split(" "))).isZero();
    assertThat(commands.out().replaceAll("\\s+", " ")).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource({"--effort hard", "--threshold 0", "--threshold 1", "--threshold x", "--algo v3"})
  void extract_ofWhatCannotBe_isAUsageErrorOnOneLine(String options) {
    CommandFixture commands = commands();

    assertThat(commands.run(("extract a.mp4 " + options).split(" "))).isEqualTo(2);
    assertThat(commands.err()).startsWith("veilmark: ").hasLineCount(1);
  }

  @Test
  void extract_ofSeveral_printsThemInOrderWhateverComesFirst() {
    CommandFixture commands = extracting(request -> Records.found(request, "hi"));

    assertThat(commands.run("extract", "a.mp4", "b.mp4", "c.mp4", "--json")).isZero();
    assertThat(commands.out().lines().map(line -> line.substring(0, 16)))
        .containsExactly("{\"input\":\"a.mp4\"", "{\"input\":\"b.mp4\"", "{\"input\":\"c.mp4\"");
  }

  @ParameterizedTest
  @CsvSource({
    "found.mp4, 0",
    "found.mp4 nothing.mp4, 1",
    "nothing.mp4 broken.mp4 found.mp4, 3",
    "broken.mp4 internal.mp4, 4"
  })
  void extract_ofSeveral_endsWithTheGravestOutcome(String inputs, int exitCode) {
    CommandFixture commands =
        extracting(
            request ->
                switch (Path.of(request.getInputUri()).getFileName().toString()) {
                  case "found.mp4" -> Records.found(request, "hi");
                  case "nothing.mp4" -> Records.nothing(request);
                  case "broken.mp4" -> Records.failed(request, "MEDIA_MALFORMED", "no header");
                  default -> Records.failed(request, "STORAGE_FAILED", "disk on fire");
                });

    assertThat(commands.run(("extract " + inputs).split(" "))).isEqualTo(exitCode);
    assertThat(commands.out().lines().count() + complaints(commands))
        .isEqualTo(inputs.split(" ").length);
  }

  private static long complaints(CommandFixture commands) {
    return commands.err().lines().filter(line -> !line.contains("warning")).count();
  }

  @Test
  void extract_forPeople_isOneAlignedLineAnInput() {
    CommandFixture commands =
        extracting(
            request ->
                request.getInputUri().endsWith("a.mp4")
                    ? Records.found(request, "grüße, 世界")
                    : Records.nothing(request));

    assertThat(commands.run("extract", "a.mp4", "longer.mp4")).isEqualTo(1);
    assertThat(commands.out())
        .isEqualTo(
            """
            a.mp4        "grüße, 世界"   (v2, level 2, p = 1.2e-21, 31 frames, 2.5 s)
            longer.mp4   no watermark found   (p = 0.70, 31 frames, 2.5 s)
            """);
  }

  @Test
  void extract_ofSeveralMarksOrOneInAPart_saysWhereTheyAre() {
    CommandFixture commands =
        extracting(
            request ->
                request.getInputUri().endsWith("a.mp4")
                    ? Records.found(
                        request,
                        10,
                        List.of(
                            Records.mark("one", Records.span(0, 2), Records.span(4, 8)),
                            Records.mark("another", Records.span(2, 4))))
                    : Records.found(
                        request, 10, List.of(Records.mark("one", Records.span(5, 10)))));

    assertThat(commands.run("extract", "a.mp4", "b.mp4")).isZero();
    assertThat(commands.out())
        .isEqualTo(
            """
            a.mp4   "one"   (v2, level 2, at 0-2 s, 4-8 s, p = 1.2e-21, 31 frames, 2.5 s)
                    "another"   (v2, level 2, at 2-4 s, p = 1.2e-21)
            b.mp4   "one"   (v2, level 2, at 5-10 s, p = 1.2e-21, 31 frames, 2.5 s)
            """);
  }

  @Test
  void extract_withARecord_saysWhetherThePicturesAreThoseThatWereMarked() throws IOException {
    CommandFixture embedding =
        extracting(
            request -> {
              JobRecord record = Records.embedded(request);
              record.getEmbedResult().setFingerprint(Records.pictures(1, 12));
              return record;
            });
    assertThat(embedding.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--json")).isZero();
    Path file = Files.writeString(home.resolve("record.json"), embedding.out());
    CommandFixture commands =
        extracting(
            request -> {
              JobRecord record = Records.found(request, "hi");
              long video = request.getInputUri().endsWith("same.mp4") ? 1 : 2;
              record.getExtractResult().setFingerprint(Records.pictures(video, 12));
              return record;
            });

    assertThat(commands.run("extract", "same.mp4", "other.mp4", "--record", file.toString()))
        .isZero();
    assertThat(commands.out().lines().toList().get(0))
        .endsWith("2.5 s)   the pictures that were marked (similarity 1.00)");
    assertThat(commands.out().lines().toList().get(1))
        .contains("2.5 s)   NOT the pictures that were marked (similarity 0.5");
  }

  @ParameterizedTest
  @CsvSource({
    "missing.json, there is no record",
    "key, 'is not a line of JSON that embed has printed'"
  })
  void extract_withARecordThatIsNone_isAUsageError(String name, String complaint)
      throws IOException {
    Files.writeString(home.resolve("key"), CommandFixture.KEY);
    CommandFixture commands = extracting(request -> Records.found(request, "hi"));

    assertThat(commands.run("extract", "a.mp4", "--record", home.resolve(name).toString()))
        .isEqualTo(2);
    assertThat(commands.err()).startsWith("veilmark: ").contains(complaint).hasLineCount(1);
    assertThat(runner.requests).isEmpty();
  }

  @Test
  void key_withoutAny_isTheDevelopmentKeyWithAWarning() {
    CommandFixture commands = commands();

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--json")).isZero();
    assertThat(runner.keys).containsExactly(KeySource.development());
    assertThat(commands.err()).startsWith("veilmark: warning: no secret key").hasLineCount(1);
  }

  @Test
  void key_configured_isTakenWithoutAWarning() throws IOException {
    Path key = home.resolve(".config/veilmark/key");
    Files.createDirectories(key.getParent());
    Files.writeString(key, CommandFixture.KEY + "\n");
    CommandFixture commands = commands();

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi")).isZero();
    assertThat(runner.keys).containsExactly(KeySource.ofFile(key));
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void key_inTheConfigurationDirectoryOfXdg_isFound() throws IOException {
    Path key = home.resolve("conf/veilmark/key");
    Files.createDirectories(key.getParent());
    Files.writeString(key, CommandFixture.KEY);
    CommandFixture commands =
        commands().with(Map.of("XDG_CONFIG_HOME", home.resolve("conf").toString()));

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi")).isZero();
    assertThat(runner.keys).containsExactly(KeySource.ofFile(key));
  }

  @Test
  void key_byOption_winsOverTheEnvironment() throws IOException {
    Path key =
        Files.writeString(home.resolve("my.key"), CommandFixture.KEY.toUpperCase(Locale.ROOT));
    CommandFixture commands = commands().with(Map.of("VEILMARK_KEY", "whatever"));

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--key-file", key.toString()))
        .isZero();
    assertThat(runner.keys).containsExactly(KeySource.ofFile(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "0123456789abcdef0123456789abcdef", "not hexadecimal"})
  void key_ofAnotherForm_isAUsageErrorThatDoesNotShowIt(String content) throws IOException {
    Path key = Files.writeString(home.resolve("my.key"), content);
    CommandFixture commands = commands();

    assertThat(commands.run("extract", "a.mp4", "--key-file", key.toString())).isEqualTo(2);
    assertThat(commands.err())
        .isEqualTo("veilmark: key file " + key + " does not hold 64 hexadecimal digits\n");
  }

  @Test
  void key_missing_isAUsageError() {
    CommandFixture commands = commands();

    assertThat(commands.run("extract", "a.mp4", "--key-file", "/nowhere/my.key")).isEqualTo(2);
    assertThat(commands.err()).isEqualTo("veilmark: key file /nowhere/my.key cannot be read\n");
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
