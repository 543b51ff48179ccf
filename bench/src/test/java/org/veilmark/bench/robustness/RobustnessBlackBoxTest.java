package org.veilmark.bench.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.media.scene.SceneFilm;
import org.veilmark.signal.PictureFormat;

/**
 * The measurement in small, on made-up films, with floors that only ever rise. Marks that do not
 * survive what they used to survive fail here, and so does whoever finds one where there is none.
 */
class RobustnessBlackBoxTest {
  private static final Path FLOORS = Path.of("src/test/resources/robustness-floors.txt");
  private static final SecretKey KEY = SecretKey.ofHex("a7".repeat(SecretKey.LENGTH_BYTES));
  private static final int PICTURES_PER_SECOND = 25;
  private static final int SECONDS = 10;
  private static final List<String> MARKED_ATTACKS =
      List.of("none", "h264_crf30", "resize_055", "crop_071", "rotate_5", "gray", "excerpt_5s");
  private static final List<String> UNMARKED_ATTACKS = List.of("none", "h264_crf30", "logo");

  private final MediaLibrary media = FfmpegMedia.create();

  @TempDir private Path directory;

  @Test
  void madeUpFilms_surviveWhatTheyUsedToSurvive(TestReporter reporter) throws Exception {
    List<Path> films =
        List.of(film("a.mp4", 480, 272, 1), film("b.mp4", 320, 240, 2), film("c.mp4", 240, 320, 3));
    RobustnessSettings settings =
        new RobustnessSettings(
            films,
            SECONDS,
            /* messageLength= */ 12,
            /* level= */ 2,
            /* strength= */ 1,
            Optional.of(Algorithm.V2),
            AttackList.standard().select(MARKED_ATTACKS),
            /* sweeps= */ false);

    RobustnessResult result =
        new RobustnessRun(media, KEY, settings).run(RobustnessProgress.SILENT);

    assertThat(result.failures()).isEmpty();
    assertThat(result.wrongMessages()).as("wrong messages").isZero();
    assertThat(result.falseFinds()).as("finds without a mark, or with another key").isZero();
    Map<String, Integer> measured = figures(result);
    RobustnessFloors floors = RobustnessFloors.read(FLOORS);
    assertThat(floors.below(measured)).as("below the floors in %s", FLOORS).isEmpty();
    if ("write".equals(System.getProperty("robustness.floors"))) {
      floors.tighten(measured);
    } else if (!floors.above(measured).isEmpty()) {
      reporter.publishEntry(
          "floors that can rise, as the head of " + FLOORS + " says",
          String.join("; ", floors.above(measured)));
    }
  }

  @Test
  void unmarkedFilms_giveNothing() throws Exception {
    CopyReader reader = new CopyReader(media, KEY, List.of(Algorithm.V2, Algorithm.V1));
    CopyMaker copies = new CopyMaker(media, reader, directory);
    Path film = film("unmarked.mp4", 320, 240, 4);

    for (ListedAttack attack : AttackList.standard().select(UNMARKED_ATTACKS)) {
      Cell cell =
          attack.transcode().isPresent()
              ? copies.attack(film, "", attack.transcode().get())
              : copies.read(film, "");

      assertThat(cell.outcome()).as(attack.name()).isEqualTo(Outcome.MISSED);
    }
    assertThat(Files.exists(directory.resolve("attacked.mp4"))).isFalse();
  }

  private static Map<String, Integer> figures(RobustnessResult result) {
    Map<String, Integer> figures = new TreeMap<>();
    int read = 0;
    for (ClipResult clip : result.clips()) {
      for (AttackResult attack : clip.attacks()) {
        Cell cell = attack.cell();
        if (cell.isRead()) {
          read++;
          int marginDb = (int) Math.floor(cell.marginDb().orElseThrow());
          figures.put("margin " + clip.shortName() + " " + attack.attack().name(), marginDb);
        }
      }
    }
    figures.put("cells", read);
    return figures;
  }

  private Path film(String name, int width, int height, long seed)
      throws IOException, MediaException {
    Path file = directory.resolve(name);
    SceneFilm film = new SceneFilm(PictureFormat.yuv420(width, height), seed);
    VideoStreamInfo like =
        VideoStreamInfo.ofPictures(
            film.format(),
            new TimeBase(1, PICTURES_PER_SECOND),
            new Rational(PICTURES_PER_SECOND, 1));
    EncoderSettings encoding = new EncoderSettings(/* crf= */ 16, "veryfast", /* threads= */ 1);
    try (VideoWriter writer = media.createVideo(file, like, encoding)) {
      for (int n = 0; n < SECONDS * PICTURES_PER_SECOND; n++) {
        writer.write(film.at((double) n / PICTURES_PER_SECOND), n);
      }
      writer.finish(SECONDS * PICTURES_PER_SECOND);
    }
    return file;
  }
}
