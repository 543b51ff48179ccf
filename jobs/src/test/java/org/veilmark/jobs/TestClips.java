package org.veilmark.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/** Makes small textured clips that move, the same ones every time. */
public final class TestClips {
  public static final int FRAMES_PER_SECOND = 12;

  private TestClips() {}

  /** A clip of so many seconds with a GOP every {@code gopSeconds}, as H.264 in MP4. */
  public static Path make(Path directory, int width, int height, int seconds, int gopSeconds)
      throws Exception {
    MediaLibrary media = FfmpegMedia.create();
    Path lossless = directory.resolve("lossless.mp4");
    VideoStreamInfo stream =
        VideoStreamInfo.ofPictures(
            PictureFormat.yuv420(width, height),
            new TimeBase(1, FRAMES_PER_SECOND),
            new Rational(FRAMES_PER_SECOND, 1));
    int frames = seconds * FRAMES_PER_SECOND;
    try (VideoWriter writer =
        media.createVideo(
            lossless,
            stream,
            new org.veilmark.media.EncoderSettings(10, "ultrafast", /* threads= */ 1))) {
      Picture picture = Picture.allocate(stream.format());
      for (int frame = 0; frame < frames; frame++) {
        paint(picture, frame);
        writer.write(picture, frame);
      }
      writer.finish(frames);
    }
    Path clip = directory.resolve("clip.mp4");
    media.transcode(
        PathByteSource.of(lossless),
        clip,
        new TranscodeSettings(
            "",
            "libx264",
            Map.of(
                "crf", "14",
                "preset", "ultrafast",
                "g", Integer.toString(gopSeconds * FRAMES_PER_SECOND),
                "sc_threshold", "0")));
    Files.delete(lossless);
    return clip;
  }

  private static void paint(Picture picture, int frame) {
    paint((BytePlane) picture.y(), frame, 70);
    paint((BytePlane) picture.u(), frame + 40, 25);
    paint((BytePlane) picture.v(), frame + 90, 25);
  }

  private static void paint(BytePlane plane, int frame, double contrast) {
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        double u = x + 0.7 * frame;
        double value =
            Math.sin(u * 0.11) * Math.cos(y * 0.07)
                + 0.5 * Math.sin((u + 2 * y) * 0.31)
                + 0.3 * Math.cos((3 * u - y) * 0.053);
        plane.samples()[plane.offset() + y * plane.stride() + x] =
            (byte) Math.round(125 + contrast * value / 1.8);
      }
    }
  }
}
