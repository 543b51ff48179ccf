package org.veilmark.bench.speed;

import java.io.IOException;
import java.nio.file.Path;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.media.scene.SceneFilm;
import org.veilmark.signal.PictureFormat;

/**
 * Clips to measure with where nobody gives any: three shots of a made-up film, over and over. The
 * same parameters give the same bytes.
 */
final class MadeUpClips {
  private static final int PICTURES_PER_SECOND = 25;
  private static final long SEED = 20261128;

  /** Each of the film's shots once. */
  private static final int SHOTS = 3;

  private static final EncoderSettings QUALITY = new EncoderSettings(20, "veryfast", 1);

  private final MediaLibrary media;
  private final SpeedCommands commands;
  private final MeteredProcess processes;

  MadeUpClips(MediaLibrary media, SpeedCommands commands, MeteredProcess processes) {
    this.media = media;
    this.commands = commands;
    this.processes = processes;
  }

  /**
   * Writes a clip.
   *
   * @param times how often all shots are played, 10.2 s each time
   * @param directory where it is made; its name tells its size
   */
  Path write(int width, int height, int times, Path directory)
      throws IOException, MediaException, InterruptedException {
    Path once = directory.resolve(width + "x" + height + "-once.mp4");
    writeOnce(PictureFormat.yuv420(width, height), once);
    Path clip = directory.resolve(width + "x" + height + ".mp4");
    processes.run(commands.repeat(once, times - 1, clip), 0);
    return clip;
  }

  private void writeOnce(PictureFormat format, Path file)
      throws IOException, MediaException, InterruptedException {
    SceneFilm film = new SceneFilm(format, SEED);
    VideoStreamInfo like =
        VideoStreamInfo.ofPictures(
            format, new TimeBase(1, PICTURES_PER_SECOND), new Rational(PICTURES_PER_SECOND, 1));
    long pictures = Math.round(SHOTS * SceneFilm.SHOT_SECONDS * PICTURES_PER_SECOND);
    try (VideoWriter writer = media.createVideo(file, like, QUALITY)) {
      for (long n = 0; n < pictures; n++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        writer.write(film.at((double) n / PICTURES_PER_SECOND), n);
      }
      writer.finish(pictures);
    }
  }
}
