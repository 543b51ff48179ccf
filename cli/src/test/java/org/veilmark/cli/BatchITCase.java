package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.cli.VeilmarkProcess.Outcome;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.media.ffmpeg.FfmpegMedia;

/** Batches as their users run them: killed in the middle, run again, two at once. */
class BatchITCase {
  private static final int CLIPS = 5;
  private static final String BROKEN = "broken.mp4";

  @TempDir private static Path directory;

  private static Path films;

  @BeforeAll
  static void makeClips() throws Exception {
    films = Files.createDirectories(directory.resolve("films"));
    Path first = films.resolve("0.mp4");
    new DemoClip(320, 180, 5).write(FfmpegMedia.create(), first);
    for (int i = 1; i < CLIPS; i++) {
      Path copy = films.resolve("deep/" + i + ".mp4");
      Files.createDirectories(copy.getParent());
      Files.copy(first, copy);
    }
    Files.writeString(films.resolve(BROKEN), "not a video at all");
  }

  private static VeilmarkProcess embed(String output) throws IOException {
    return VeilmarkProcess.start(
        directory,
        "batch",
        "embed",
        "films",
        "--output",
        output,
        "--message",
        "it {name}",
        "--preset",
        "ultrafast",
        "--parallelism",
        "1",
        "--json");
  }

  @Test
  void embed_killedInTheMiddle_doesTheRestAndNothingTwice() throws Exception {
    Path output = directory.resolve("marked");
    VeilmarkProcess killed = embed("marked");
    await().atMost(Duration.ofSeconds(100)).until(() -> videosOfMarkers(output) >= 2);
    killed.kill();
    Map<String, Object> before = identities(output, ".mp4");
    int finished = videosOfMarkers(output);
    assertThat(finished).isBetween(2, CLIPS - 1);

    Outcome again = embed("marked").end();

    assertThat(again.exitCode()).as(again.err()).isEqualTo(3);
    assertThat(again.err().lines().filter(line -> !line.contains("warning")))
        .containsExactly(
            "veilmark: %s: not a video: no known container begins like this (file)"
                .formatted(films.resolve(BROKEN)));
    List<String> lines = again.out().lines().toList();
    assertThat(lines).as("the rest, the broken one, the summary").hasSize(CLIPS - finished + 2);
    assertThat(lines.get(lines.size() - 1))
        .contains("\"items\":6,\"marked\":5,\"skipped\":" + finished + ",\"failed\":1,")
        .contains("\"failures\":{\"MEDIA_MALFORMED\":1}");
    Map<String, Object> after = identities(output, ".mp4");
    assertThat(after.keySet())
        .containsExactly("0.mp4", "deep/1.mp4", "deep/2.mp4", "deep/3.mp4", "deep/4.mp4");
    // A file that is replaced gets another inode, even if its bytes are the same.
    assertThat(before.entrySet().stream().filter(after.entrySet()::contains).count())
        .as("%s, then %s", before, after)
        .isBetween((long) finished, (long) before.size());
    assertThat(output.resolve(".veilmark/staging")).isEmptyDirectory();
  }

  @Test
  void extract_ofMarkedAndUnmarked_tellsAllInATable() throws Exception {
    Outcome embedded =
        VeilmarkProcess.start(
                directory,
                "batch",
                "embed",
                "films/0.mp4",
                "-o",
                "few",
                "-m",
                "grüße",
                "--crf",
                "20")
            .end();
    Outcome read = extract().end();
    final String table = Files.readString(directory.resolve("findings.csv"));
    Outcome again = extract().end();

    assertThat(embedded.exitCode()).as(embedded.err()).isZero();
    assertThat(embedded.out()).startsWith("1 video: 1 marked, 0 failed\n");
    assertThat(read.exitCode()).as(read.err()).isEqualTo(3);
    assertThat(read.out()).startsWith("3 videos: 1 with a mark, 1 without, 1 failed\n");
    assertThat(table.lines().skip(1))
        .satisfiesExactly(
            marked -> assertThat(marked).startsWith(directory + "/few/0.mp4,true,grüße,"),
            plain -> assertThat(plain).startsWith(films + "/0.mp4,false,,"),
            broken ->
                assertThat(broken)
                    .startsWith(films + "/broken.mp4,false,,,")
                    .contains("MALFORMED"));
    assertThat(again.out()).startsWith("3 videos: 1 with a mark, 1 without, 1 failed  (2 done");
    assertThat(again.exitCode()).isEqualTo(3);
    // The row of the broken one tells how long it took.
    assertThat(Files.readAllLines(directory.resolve("findings.csv")).subList(0, 3))
        .isEqualTo(table.lines().toList().subList(0, 3));
  }

  private static VeilmarkProcess extract() throws IOException {
    return VeilmarkProcess.start(
        directory,
        "batch",
        "extract",
        "few",
        "films/0.mp4",
        "films/broken.mp4",
        "--table",
        "findings.csv");
  }

  @Test
  void embed_twoAtOnce_eachEndsAsIfAlone() throws Exception {
    VeilmarkProcess first = embed("shared");
    VeilmarkProcess second = embed("shared");
    Outcome one = first.end();
    Outcome two = second.end();
    Outcome third = embed("shared").end();

    assertThat(List.of(one, two, third))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
              assertThat(outcome.out()).contains("\"marked\":5,").contains("\"failed\":1,");
            });
    assertThat(third.out()).contains("\"skipped\":5,");
    assertThat(identities(directory.resolve("shared"), ".mp4")).hasSize(CLIPS);
  }

  @Test
  void embed_thatIsTerminated_saysThatItCanGoOn() throws Exception {
    VeilmarkProcess process = embed("stopped");
    await()
        .atMost(Duration.ofSeconds(100))
        .until(() -> videosOfMarkers(directory.resolve("stopped")) >= 1);

    Outcome outcome = process.terminate().end();

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(128 + 15);
    assertThat(outcome.err())
        .contains("veilmark: what is done stays done: the same command goes on with the rest\n")
        .endsWith("veilmark: interrupted\n");
  }

  /** Markers of all but the broken one, which comes after the first. */
  private static int videosOfMarkers(Path output) throws IOException {
    int markers = identities(output, ".record").size();
    return markers <= 1 ? markers : markers - 1;
  }

  /** Files of that extension, by their paths below {@code root}, with what tells a new one. */
  private static Map<String, Object> identities(Path root, String extension) throws IOException {
    Map<String, Object> identities = new TreeMap<>();
    for (Map.Entry<Path, BasicFileAttributes> file : FilesAtWork.below(root).entrySet()) {
      String name = file.getKey().getFileName().toString();
      if (name.endsWith(extension) && !name.startsWith(".")) {
        BasicFileAttributes attributes = file.getValue();
        identities.put(
            root.relativize(file.getKey()).toString(),
            attributes.fileKey() + " " + attributes.lastModifiedTime());
      }
    }
    return identities;
  }
}
