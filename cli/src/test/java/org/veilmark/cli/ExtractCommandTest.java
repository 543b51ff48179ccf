package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.Effort;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

class ExtractCommandTest extends CommandLineCase {
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
}
