package org.veilmark.bench.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.veilmark.bench.quality.QualityMeter;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.TranscodeSettings;

/** Measures one clip. */
final class ClipTrial {
  private static final TranscodeSettings USUAL = TranscodeSettings.x264("", 23);
  private static final List<Integer> RATE_FACTORS = List.of(18, 22, 26, 30, 34, 38, 41, 44);
  private static final List<Integer> CLIP_SECONDS = List.of(1, 2, 3, 4, 5, 7, 10, 15, 20, 30);
  private static final List<Integer> CHARACTERS = List.of(4, 8, 12, 16, 24, 32, 48, 64);
  private static final double LONGEST_EXCERPT_SECONDS = 30;

  private final RobustnessSettings settings;
  private final Path clip;
  private final Path directory;
  private final Consumer<String> steps;
  private final ClipMarker marker;
  private final CopyReader strangers;
  private final CopyMaker copies;
  private final double seconds;

  /**
   * Looks the clip over.
   *
   * @param directory for temporary files, empty
   * @param steps is told what is about to be done
   */
  ClipTrial(
      MediaLibrary media,
      SecretKey key,
      RobustnessSettings settings,
      Path clip,
      Path directory,
      Consumer<String> steps)
      throws IOException, MediaException {
    this.settings = settings;
    this.clip = clip;
    this.directory = directory;
    this.steps = steps;
    marker = new ClipMarker(media, key, clip);
    copies = new CopyMaker(media, new CopyReader(media, key, settings.lookedFor()), directory);
    strangers = new CopyReader(media, otherThan(key), settings.lookedFor());
    seconds = Math.min(settings.seconds(), marker.seconds());
  }

  /** How many steps there will be. */
  static int stepCount(RobustnessSettings settings) {
    int sweeps = RATE_FACTORS.size() + CLIP_SECONDS.size() + CHARACTERS.size();
    return 2 + settings.attacks().size() + (settings.sweeps() ? sweeps : 0);
  }

  /**
   * Does everything.
   *
   * @throws MessageException where the message does not fit the clip
   * @throws InterruptedException where the thread was interrupted between two steps
   */
  ClipResult run() throws IOException, MediaException, MessageException, InterruptedException {
    String message = RandomMessage.of(clip, settings.messageLength());
    Path marked = directory.resolve("marked.mp4");
    QualityMeter meter = marker.meter();
    begin("marking");
    marker.mark(marked, seconds, embedding(settings.strength(), message), meter);

    begin("unmarked copy");
    Path plain = directory.resolve("plain.mp4");
    marker.mark(plain, seconds, embedding(0, message), /* meter= */ null);
    double growth = (double) copies.videoBytes(marked, USUAL) / copies.videoBytes(plain, USUAL) - 1;
    int falseFinds =
        (copies.read(plain, message).outcome() == Outcome.MISSED ? 0 : 1)
            + (strangers.read(marked).found() ? 1 : 0);
    Files.delete(plain);

    List<AttackResult> attacks = new ArrayList<>();
    for (ListedAttack attack : settings.attacks()) {
      begin(attack.name());
      Cell cell =
          attack.transcode().isEmpty()
              ? copies.read(marked, message)
              : copies.attack(marked, message, attack.transcode().get());
      attacks.add(new AttackResult(attack, cell));
    }
    return new ClipResult(
        clip.getFileName().toString(),
        message,
        seconds,
        meter.quality(),
        growth,
        meter.worst(),
        attacks,
        settings.sweeps() ? byBitRate(marked, message) : List.of(),
        settings.sweeps() ? byClipSeconds(message) : List.of(),
        settings.sweeps() ? byCharacters() : List.of(),
        falseFinds,
        /* falseFindTries= */ 2);
  }

  private List<SweepPoint> byBitRate(Path marked, String message)
      throws IOException, MediaException, InterruptedException {
    List<SweepPoint> points = new ArrayList<>();
    for (int crf : RATE_FACTORS) {
      begin("CRF " + crf);
      points.add(
          new SweepPoint(crf, copies.attack(marked, message, TranscodeSettings.x264("", crf))));
    }
    return points;
  }

  /** Excerpts from the middle of a copy as long as the longest. */
  private List<SweepPoint> byClipSeconds(String message)
      throws IOException, MediaException, MessageException, InterruptedException {
    Path marked = directory.resolve("long.mp4");
    double whole = Math.min(LONGEST_EXCERPT_SECONDS, marker.seconds());
    List<SweepPoint> points = new ArrayList<>();
    begin("marking " + Math.round(whole) + " s");
    marker.mark(marked, whole, embedding(settings.strength(), message), /* meter= */ null);
    for (int length : CLIP_SECONDS) {
      if (length > whole) {
        break;
      }
      begin(length + " s");
      String filters =
          String.format(
              Locale.ROOT,
              "trim=start=%.3f:duration=%d,setpts=PTS-STARTPTS",
              (whole - length) / 2,
              length);
      points.add(
          new SweepPoint(
              length, copies.attack(marked, message, TranscodeSettings.x264(filters, 23))));
    }
    Files.delete(marked);
    return points;
  }

  private List<SweepPoint> byCharacters() throws IOException, MediaException, InterruptedException {
    Path marked = directory.resolve("marked.mp4");
    List<SweepPoint> points = new ArrayList<>();
    for (int length : CHARACTERS) {
      begin(length + " characters");
      String message = RandomMessage.of(clip, length);
      Cell cell;
      try {
        marker.mark(marked, seconds, embedding(settings.strength(), message), /* meter= */ null);
        cell = copies.attack(marked, message, USUAL);
      } catch (MessageException e) {
        cell = Cell.notMade(e.getMessage());
      }
      points.add(new SweepPoint(length, cell));
    }
    return points;
  }

  private EmbedSettings embedding(double strength, String message) {
    return new EmbedSettings(settings.markedBy(seconds), settings.level(), strength, message);
  }

  private void begin(String step) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("cancelled");
    }
    steps.accept(step);
  }

  private static SecretKey otherThan(SecretKey key) {
    return SecretKey.ofHex(
        HexFormat.of().formatHex(key.derive("another key", SecretKey.LENGTH_BYTES)));
  }
}
