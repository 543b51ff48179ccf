package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.cli.VeilmarkProcess.Outcome;
import org.veilmark.cli.demo.Attack;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.cli.run.Interruption;
import org.veilmark.cli.run.LocalJobRunner;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.media.scene.SceneFilm;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Rotation;

/** The command as its users run it, through the real graph. */
class VeilmarkITCase {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final String MESSAGE = "IT grüßt";
  private static final long SEED = 20261203;

  @TempDir private static Path directory;

  private static Path clip;
  private static Path marked;
  private static Outcome embedded;

  @BeforeAll
  static void embed() throws Exception {
    clip = directory.resolve("clip.mp4");
    DemoClip.STANDARD.write(MEDIA, clip);
    marked = directory.resolve("marked.mp4");
    embedded = run("embed", "clip.mp4", "marked.mp4", "-m", MESSAGE, "--json");
    Files.writeString(directory.resolve("marked.json"), embedded.out());
    Files.writeString(directory.resolve("text.mp4"), "not a video at all\n".repeat(100));
    Files.createFile(directory.resolve("empty.mp4"));
    Files.createSymbolicLink(directory.resolve("link.mp4"), clip);
    Files.createDirectory(directory.resolve("directory.mp4"));
    Files.write(directory.resolve("cut.mp4"), List.of("ftyp"), StandardCharsets.UTF_8);
  }

  private static Outcome run(String... args) throws IOException, InterruptedException {
    return VeilmarkProcess.start(directory, args).end();
  }

  @Test
  void embed_ofAClip_saysWhatItDid() throws IOException {
    assertThat(embedded.exitCode()).as(embedded.err()).isZero();
    assertThat(embedded.out())
        .startsWith("{\"input\":\"clip.mp4\",\"output\":\"marked.mp4\",\"message\":\"IT grüßt\"")
        .contains("\"outputBytes\":" + Files.size(marked) + ",", "\"framesEncoded\":250,")
        .hasLineCount(1);
    assertThat(psnr("y", embedded)).isBetween(43.0, 60.0);
    assertThat(embedded.err()).contains("development key").hasLineCount(1);
  }

  private static double psnr(String plane, Outcome outcome) {
    Matcher matcher = Pattern.compile("\"" + plane + "\":([0-9.]+)").matcher(outcome.out());
    assertThat(matcher.find()).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void extract_ofAttackedCopies_readsTheMessageInOrder() throws Exception {
    for (Attack attack : Attack.all()) {
      MEDIA.transcode(
          PathByteSource.of(marked), directory.resolve(attack.fileName()), attack.settings());
    }
    List<String> copies = Attack.all().stream().map(Attack::fileName).toList();
    String[] args =
        Stream.concat(Stream.of("extract", "--json", "--record", "marked.json"), copies.stream())
            .toArray(String[]::new);

    Outcome outcome = run(args);

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSameSizeAs(copies);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i))
          .startsWith("{\"input\":\"" + copies.get(i) + "\",\"found\":true,")
          .contains("\"message\":\"" + MESSAGE + "\"");
      // Half of the picture is not enough to tell.
      boolean cropped = copies.get(i).contains("cropped");
      assertThat(lines.get(i)).contains("\"verdict\":\"" + (cropped ? "unsure" : "same") + "\"");
    }
  }

  @Test
  void embed_ofTenBits422_keepsThemAndIsReadBack() throws Exception {
    PictureFormat format = new PictureFormat(480, 270, 1, 0, 10, false, Rotation.NONE, 1, 1);
    SceneFilm film = new SceneFilm(format, SEED);
    VideoStreamInfo stream =
        VideoStreamInfo.ofPictures(format, new TimeBase(1, 12), new Rational(12, 1));
    int frames = 8 * 12;
    Path tenBits = directory.resolve("ten.mp4");
    try (VideoWriter writer =
        MEDIA.createVideo(tenBits, stream, new EncoderSettings(16, "ultrafast", 1))) {
      for (int frame = 0; frame < frames; frame++) {
        writer.write(film.at(frame / 12.0), frame);
      }
      writer.finish(frames);
    }

    Outcome outcome =
        run("embed", "ten.mp4", "ten-out.mp4", "-m", MESSAGE, "--preset", "veryfast", "--json");
    PathByteSource output = PathByteSource.of(directory.resolve("ten-out.mp4"));
    MEDIA.transcode(output, directory.resolve("eight.mp4"), TranscodeSettings.x264("", 23));
    Outcome read = run("extract", "ten-out.mp4", "eight.mp4", "--json");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("\"framesEncoded\":" + frames + ",");
    assertThat(psnr("y", outcome)).isBetween(43.0, 60.0);
    assertThat(MEDIA.probe(output).requireVideo())
        .returns("yuv422p10le", VideoStreamInfo::pixelFormat)
        .returns("High 4:2:2", VideoStreamInfo::profile);
    assertThat(MEDIA.indexGops(output).packets()).isEqualTo(frames);
    assertThat(read.exitCode()).as(read.out() + read.err()).isZero();
    assertThat(read.out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"message\":\"" + MESSAGE + "\""));
  }

  @Test
  void embed_byV1_isReadByWhoeverDoesNotAskForV2() throws Exception {
    Outcome asked =
        run("embed", "clip.mp4", "v1.mp4", "-m", MESSAGE, "--algo", "v1", "--preset", "ultrafast");
    Outcome any = run("extract", "v1.mp4", "marked.mp4", "--json");
    Outcome wrong = run("extract", "v1.mp4", "--algo", "v2");

    assertThat(asked.out()).contains("(v1, level 2");
    assertThat(any.exitCode()).as(any.out() + any.err()).isZero();
    assertThat(any.out().lines())
        .allMatch(line -> line.contains("\"message\":\"" + MESSAGE + "\""))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"algo\":\"v1\""),
            second -> assertThat(second).contains("\"algo\":\"v2\""));
    assertThat(wrong.exitCode()).as(wrong.out()).isEqualTo(1);
  }

  @Test
  void embed_ofAMessageTooLongForTheRange_isAUsageErrorThatSaysWhatFits() throws Exception {
    Outcome outcome =
        run("embed", "clip.mp4", "long.mp4", "-m", "COPY 17 FOR THE CRITICS", "--end", "3");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .contains(
            "clip.mp4: a message of 23 characters needs 4.5 s of video, this range has 3.0 s:"
                + " at most 9 characters of ASCII fit");
    assertThat(directory.resolve("long.mp4")).doesNotExist();
  }

  @Test
  void extract_ofAnUnmarkedClip_endsWithOne() throws Exception {
    Outcome outcome = run("extract", "clip.mp4");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("no watermark found");
  }

  @Test
  void extract_withAnotherKey_findsNothing() throws Exception {
    Files.writeString(directory.resolve("other.key"), CommandFixture.KEY);

    Outcome outcome = run("extract", "marked.mp4", "--key-file", "other.key");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void inspect_ofAClip_tellsItsSegments() throws Exception {
    Outcome outcome = run("inspect", "clip.mp4", "--json");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("\"frames\":250", "\"markable\":true", "\"segments\":[{");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing.mp4   | out.mp4            | 3 | INPUT_NOT_FOUND",
        "directory.mp4 | out.mp4            | 3 | INPUT_IS_DIRECTORY",
        "text.mp4      | out.mp4            | 3 | MEDIA_MALFORMED",
        "empty.mp4     | out.mp4            | 3 | MEDIA_MALFORMED",
        "cut.mp4       | out.mp4            | 3 | MEDIA_MALFORMED",
        "clip.mp4      | out.avi            | 2 | OUTPUT_UNSUPPORTED",
        "clip.mp4      | clip.mp4           | 2 | OUTPUT_IS_INPUT",
        "clip.mp4      | ./tmp/../clip.mp4  | 2 | OUTPUT_IS_INPUT",
        "clip.mp4      | link.mp4           | 2 | OUTPUT_IS_INPUT",
        "link.mp4      | clip.mp4           | 2 | OUTPUT_IS_INPUT",
        "clip.mp4      | nowhere/out.mp4    | 4 | OUTPUT_NOT_WRITABLE",
        "clip.mp4      | directory.mp4      | 4 | OUTPUT_NOT_WRITABLE",
      })
  void embed_ofWhatCannotBe_saysSoOnceAndLeavesNothing(
      String input, String output, int exitCode, String code) throws Exception {
    final byte[] before = Files.readAllBytes(clip);
    final List<Path> filesBefore = files();

    CommandFixture commands =
        new CommandFixture(
            new LocalJobRunner(Interruption.never(), Map.of()), directory, OptionalInt.empty());
    int ended =
        commands.run(
            "embed",
            directory.resolve(input).toString(),
            directory.resolve(output).toString(),
            "-m",
            "hi",
            "--json");

    assertThat(ended).as(commands.err()).isEqualTo(exitCode);
    assertThat(commands.out()).contains("\"code\":\"" + code + "\"").hasLineCount(1);
    assertThat(commands.err().lines().filter(line -> !line.contains("warning")))
        .singleElement()
        .asString()
        .startsWith("veilmark: ");
    assertThat(files()).isEqualTo(filesBefore);
    assertThat(Files.readAllBytes(clip)).isEqualTo(before);
  }

  @Test
  void process_ofWhatCannotBe_endsWithItsCodeAndOneLine() throws Exception {
    Outcome unreadable = run("extract", "missing.mp4");
    Outcome usage = run("embed", "clip.mp4", "out.mp4", "-m", "");

    assertThat(unreadable.exitCode()).isEqualTo(3);
    assertThat(unreadable.err().lines().filter(line -> !line.contains("warning")))
        .containsExactly("veilmark: there is no file " + directory.resolve("missing.mp4"));
    assertThat(usage.exitCode()).isEqualTo(2);
    assertThat(usage.err()).contains("the message is empty").hasLineCount(1);
    assertThat(unreadable.out() + usage.out()).isEmpty();
  }

  @Test
  void embed_thatIsTerminated_keepsTheOldOutputAndLeavesNothing() throws Exception {
    Path output = Files.writeString(directory.resolve("kept.mp4"), "what was there");
    final List<Path> filesBefore = files();
    VeilmarkProcess process =
        VeilmarkProcess.start(
            directory, "embed", "clip.mp4", "kept.mp4", "-m", "hi", "--preset", "placebo");
    await().atMost(Duration.ofMinutes(3)).until(() -> stagedSegments() > 0);

    Outcome outcome = process.terminate().end();

    assertThat(outcome.exitCode()).isEqualTo(128 + 15);
    assertThat(outcome.err()).endsWith("veilmark: interrupted\n").doesNotContain("\tat ");
    assertThat(output).hasContent("what was there");
    assertThat(files()).isEqualTo(filesBefore);
    assertThat(directory.resolve("tmp")).isEmptyDirectory();
  }

  /** Files that a running command has staged. */
  private static long stagedSegments() throws IOException {
    return FilesAtWork.below(directory.resolve("tmp")).keySet().stream()
        .filter(file -> file.toString().toLowerCase(Locale.ROOT).contains("staging"))
        .count();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
