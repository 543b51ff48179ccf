package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.JobRequest;

class EmbedCommandTest extends CommandLineCase {
  private static final String LONGEST =
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

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

  @ParameterizedTest
  @CsvSource({"v1, V1", "V1, V1", "v2, V2"})
  void embed_byAlgorithm_asksForItAndSaysWhichWasTaken(String name, Algorithm algorithm) {
    CommandFixture commands = commands();

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--algo", name, "--json"))
        .isZero();
    assertThat(runner.requests.get(0).getAlgorithm()).isEqualTo(algorithm);
    assertThat(commands.out()).contains("\"algo\":\"" + name.toLowerCase(Locale.ROOT) + "\"");
  }
}
