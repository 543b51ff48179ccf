package org.veilmark.media.ffmpeg;

import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.UnsupportedMediaException;

/**
 * The {@code ffmpeg} program that comes with the libraries: the same build, and so the fair thing
 * to compare with. Work on videos calls the libraries; nothing but measurements starts it.
 */
public final class FfmpegProgram {
  private FfmpegProgram() {}

  /**
   * Where it lies, once it is unpacked beside the libraries.
   *
   * @throws UnsupportedMediaException if it does not come with them, or cannot be unpacked
   */
  public static Path path() throws UnsupportedMediaException {
    Natives.require();
    try {
      return Path.of(Loader.load(ffmpeg.class));
    } catch (LinkageError e) {
      throw new UnsupportedMediaException(
          MediaErrorCode.NATIVES_MISSING,
          "FFmpeg program",
          "the program of the FFmpeg libraries cannot be had here: " + e);
    }
  }

  /**
   * Its parameters for x264 beyond those that a user gives: what keeps the library's bytes the same
   * from machine to machine; empty where nothing is needed for that.
   */
  public static String x264Parameters() throws UnsupportedMediaException {
    Natives.require();
    return X264Options.reproducible(X264Options.X264, Map.of())
        .getOrDefault(X264Options.PARAMETERS, "");
  }
}
