package org.veilmark.cli.demo;

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
 * A generated clip; the same parameters give the same bytes.
 *
 * @param width luma samples a row, even
 * @param height luma rows, even
 * @param seconds duration
 */
public record DemoClip(int width, int height, double seconds) {
  private static final int FRAMES_PER_SECOND = 25;
  private static final long SEED = 20261121;
  private static final EncoderSettings SOURCE_QUALITY = new EncoderSettings(16, "veryfast", 1);

  /** Ten seconds with two cuts. */
  public static final DemoClip STANDARD = new DemoClip(640, 360, 10);

  /** Writes the clip; {@code output} appears whole or not at all. */
  public void write(MediaLibrary media, Path output)
      throws IOException, MediaException, InterruptedException {
    PictureFormat format = PictureFormat.yuv420(width, height);
    SceneFilm film = new SceneFilm(format, SEED);
    VideoStreamInfo stream =
        VideoStreamInfo.ofPictures(
            format, new TimeBase(1, FRAMES_PER_SECOND), new Rational(FRAMES_PER_SECOND, 1));
    long frames = Math.round(seconds * FRAMES_PER_SECOND);
    try (VideoWriter writer = media.createVideo(output, stream, SOURCE_QUALITY)) {
      for (long frame = 0; frame < frames; frame++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        writer.write(film.at((double) frame / FRAMES_PER_SECOND), frame);
      }
      writer.finish(frames);
    }
  }
}
