package org.veilmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.cli.Records;
import org.veilmark.operators.io.Location;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

class BatchReportTest {
  private static JobRequest request(JobKind kind, String input) {
    return JobRequest.newBuilder()
        .setJobId("job")
        .setKind(kind)
        .setInputUri(input)
        .setOutputUri(kind == JobKind.EMBED ? "/out/a.mp4" : null)
        .setMessage(kind == JobKind.EMBED ? "say \"hi\", you" : null)
        .setKeyId("key")
        .setNonce(kind == JobKind.EMBED ? 255L : null)
        .setUserData("1800000@5")
        .setSubmittedAtMillis(0)
        .build();
  }

  private static final JobRecord EMBEDDED =
      Records.embedded(request(JobKind.EMBED, "/in/a, b.mp4"));
  private static final JobRecord FAILED =
      Records.failed(request(JobKind.EXTRACT, "/in/x.mp4"), "MEDIA_MALFORMED", "cut, short");
  private static final JobRecord NOTHING = Records.nothing(request(JobKind.EXTRACT, "/in/y.mp4"));

  @Test
  void add_ofAwkwardFields_quotesThem() {
    CsvLine line =
        new CsvLine()
            .add("a,b")
            .add("say \"hi\"")
            .add("two\nlines")
            .add(" edge")
            .add(null)
            .add(true)
            .decimal(1.50, 3)
            .decimal(Double.POSITIVE_INFINITY, 3)
            .significant(1.2345e-21);

    assertThat(line.text())
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" edge\",,true,1.5,,1.23e-21");
  }

  @Test
  void csv_ofEveryOutcome_hasAColumnForEachHeading() {
    BatchRows marks = new BatchRows(JobKind.EMBED);
    BatchRows reads = new BatchRows(JobKind.EXTRACT);

    assertThat(marks.csv(EMBEDDED)).startsWith("\"/in/a, b.mp4\",/out/a.mp4,\"say \"\"hi\"\", you");
    assertThat(marks.csv(EMBEDDED)).contains(",00000000000000ff,1800000,");
    assertThat(reads.csv(FAILED)).endsWith(",MEDIA_MALFORMED,\"cut, short\"");
    assertThat(columns(reads.csv(NOTHING))).isEqualTo(columns(reads.csvHeading()));
    assertThat(columns(reads.csv(FAILED).replace("cut, short", "")))
        .isEqualTo(columns(reads.csvHeading()));
    assertThat(columns(marks.csv(EMBEDDED).replaceAll("\"[^,]*?(\"\"|, )[^,]*?,? ?[^,]*?\"", "")))
        .isEqualTo(columns(marks.csvHeading()));
    JobRecord failedMark =
        Records.failed(request(JobKind.EMBED, "/in/x.mp4"), "MEDIA_MALFORMED", "cut");
    assertThat(columns(marks.csv(failedMark).replace("say \"\"hi\"\", you", "")))
        .isEqualTo(columns(marks.csvHeading()));
  }

  private static long columns(String line) {
    return line.chars().filter(c -> c == ',').count() + 1;
  }

  @Test
  void summary_countsByOutcomeAndCode() {
    BatchSummary summary = new BatchSummary(JobKind.EXTRACT);
    summary.add(NOTHING, /* done= */ true);
    summary.add(NOTHING, /* done= */ false);
    summary.add(FAILED, /* done= */ false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    summary.print(new PrintStream(out, true, StandardCharsets.UTF_8), 5);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            3 videos: 0 with a mark, 2 without, 1 failed  (1 done before)
              failed    1 MEDIA_MALFORMED
              time      5.0 s for 4.2 s of video  (x0.8)
            """);
    assertThat(summary.json(5))
        .isEqualTo(
            "{\"summary\":{\"items\":3,\"found\":0,\"notFound\":2,\"skipped\":1,\"failed\":1,"
                + "\"failures\":{\"MEDIA_MALFORMED\":1},\"videoHours\":0.0012,\"seconds\":5}}");
  }

  @Test
  void table_untilItIsPublished_leavesTheOldOne(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("t.csv"), "old");
    BatchRows rows = new BatchRows(JobKind.EXTRACT);
    try (BatchTable table = BatchTable.begin(rows, Location.of(file), "test", directory)) {
      table.add(NOTHING);
      assertThat(file).hasContent("old");
    }
    assertThat(directory.toFile().list()).containsExactly("t.csv");
    try (BatchTable table = BatchTable.begin(rows, Location.of(file), "test", directory)) {
      table.add(NOTHING);
      table.publish();
    }

    assertThat(Files.readAllLines(file)).containsExactly(rows.csvHeading(), rows.csv(NOTHING));
  }

  @Test
  void isName_ofKnownFormats_isTrue() {
    assertThat(BatchTable.isName("a.csv")).isTrue();
    assertThat(BatchTable.isName("a.JSONL")).isTrue();
    assertThat(BatchTable.isName("a.ndjson")).isTrue();
    assertThat(BatchTable.isName("a.json")).isFalse();
  }
}
