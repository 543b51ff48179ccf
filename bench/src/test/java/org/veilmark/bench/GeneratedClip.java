package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaException;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.media.scene.SceneFilm;
import org.veilmark.signal.PictureFormat;

/** A small film as a file. */
public final class GeneratedClip {
  private static final long SEED = 20261121;
  private static final int PICTURES_PER_SECOND = 12;

  private GeneratedClip() {}

  /** Writes a clip of 192x144. */
  public static Path write(Path file, int seconds) throws IOException, MediaException {
    SceneFilm film = new SceneFilm(PictureFormat.yuv420(192, 144), SEED);
    VideoStreamInfo like =
        VideoStreamInfo.ofPictures(
            film.format(),
            new TimeBase(1, PICTURES_PER_SECOND),
            new Rational(PICTURES_PER_SECOND, 1));
    EncoderSettings settings = new EncoderSettings(/* crf= */ 10, "veryfast", /* threads= */ 1);
    try (VideoWriter writer = FfmpegMedia.create().createVideo(file, like, settings)) {
      int pictures = seconds * PICTURES_PER_SECOND;
      for (int n = 0; n < pictures; n++) {
        writer.write(film.at((double) n / PICTURES_PER_SECOND), n);
      }
      writer.finish(pictures);
    }
    return file;
  }
}
