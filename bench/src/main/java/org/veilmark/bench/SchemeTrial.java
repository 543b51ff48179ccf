package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.veilmark.bench.scheme.MarkEstimate;
import org.veilmark.bench.scheme.MarkEstimator;
import org.veilmark.bench.scheme.MarkForger;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.signal.Picture;
import org.veilmark.spread.CarrierFormat;

/** The steps that attacks on the scheme are made of; everything is encoded by x264 at CRF 23. */
final class SchemeTrial {
  private static final Algorithm ALGORITHM = Algorithm.V2;
  private static final double PEAK8 = 255;

  private final MediaLibrary media;
  private final double seconds;
  private final Path directory;

  /**
   * Steps on clips.
   *
   * @param seconds how much of each clip's beginning is used
   * @param directory for temporary files
   */
  SchemeTrial(MediaLibrary media, double seconds, Path directory) {
    this.media = media;
    this.seconds = seconds;
    this.directory = directory;
  }

  /** Looks a file over. */
  Clip open(Path file) throws IOException, MediaException {
    return Clip.open(media, file);
  }

  /** A file of {@code name} with the clip's pictures changed. */
  Path rewrite(Clip clip, String name, Clip.PictureChange change)
      throws IOException, MediaException {
    Path output = directory.resolve(name + ".mp4");
    clip.rewrite(output, seconds, Encodings.COMMON, change);
    return output;
  }

  /** What marks pictures of a clip. */
  static Clip.PictureChange marking(Clip clip, SecretKey key, String message)
      throws MessageException {
    EmbedSettings settings =
        new EmbedSettings(ALGORITHM, /* level= */ 2, /* strength= */ 1, message);
    return new Embedder(settings, key, clip.stream().format())::embed;
  }

  /** Both, one after the other. */
  static Clip.PictureChange both(Clip.PictureChange first, Clip.PictureChange second) {
    return (picture, at) -> {
      first.apply(picture, at);
      second.apply(picture, at);
    };
  }

  /** The mean of what the two make of a picture. */
  static Clip.PictureChange mean(Clip.PictureChange first, Clip.PictureChange second) {
    return (picture, at) -> {
      Picture other = Picture.allocate(picture.format());
      other.copyFrom(picture);
      first.apply(picture, at);
      second.apply(other, at);
      PlaneMean.into(picture.y(), other.y());
      PlaneMean.into(picture.u(), other.u());
      PlaneMean.into(picture.v(), other.v());
    };
  }

  /** What an attacker learns from a marked clip. */
  static MarkEstimate learn(Clip marked, double offsetSeconds) throws IOException, MediaException {
    MarkEstimator estimator = new MarkEstimator(marked.stream().format(), offsetSeconds);
    marked.show((frame, at) -> estimator.see(frame.picture(), at));
    return estimator.finish();
  }

  /**
   * Adds an estimate to a clip, or takes it off, and reads what comes of it.
   *
   * @param sign 1 or -1
   * @param psnrDb how much is added
   */
  SchemeResult forge(
      String attack, Clip clip, MarkEstimate estimate, int sign, double psnrDb, SecretKey key)
      throws IOException, MediaException {
    HostLuma luma = new HostLuma(clip.stream().format());
    double amplitude8 = sign * PEAK8 / Math.pow(10, psnrDb / 20);
    MarkForger forger = new MarkForger(clip.stream().format(), estimate, amplitude8);
    Path forged =
        rewrite(
            clip,
            "forged",
            (picture, at) -> {
              luma.remember(picture.y());
              forger.apply(picture, at);
              luma.compare(picture.y());
            });
    SchemeResult read = read(attack, "its key", forged, key);
    Files.delete(forged);
    return new SchemeResult(attack, read.reader(), luma.psnrDb(), read.decision());
  }

  /** Reads a file. */
  SchemeResult read(String attack, String reader, Path file, SecretKey key)
      throws IOException, MediaException {
    return new SchemeResult(
        attack,
        reader,
        Double.POSITIVE_INFINITY,
        new Reader(media, key, ALGORITHM).read(file, CarrierFormat.STANDARD));
  }
}
