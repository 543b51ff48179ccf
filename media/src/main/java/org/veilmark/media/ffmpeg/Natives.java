package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.UnsupportedMediaException;

/**
 * Loads FFmpeg's libraries once, and remembers if that failed. Those for filters and conversion,
 * which most runs do not need, load when they are first used.
 */
final class Natives {
  /** JavaCPP's own limit is tied to the Java heap and would stop FFmpeg at small heaps; 0: none. */
  private static final String JAVACPP_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  /**
   * What FFmpeg takes at once, at most, in bytes: plane, packet or table. A box of 20 bytes can
   * claim a hundred million samples, and FFmpeg makes a table of them, 24 bytes each. With this, it
   * stops behind the pictures that {@code MediaLimits} allow by default, and still takes a picture
   * of twice their size.
   */
  private static final long MOST_BYTES_AT_ONCE = 256L << 20;

  /** Why loading failed; null if it did not. */
  private static final @Nullable String FAILURE = load();

  private Natives() {}

  /**
   * Makes sure that FFmpeg can be called.
   *
   * @throws UnsupportedMediaException if its libraries do not load on this machine
   */
  static void require() throws UnsupportedMediaException {
    if (FAILURE != null) {
      throw new UnsupportedMediaException(
          MediaErrorCode.NATIVES_MISSING,
          "FFmpeg libraries",
          "the FFmpeg libraries do not load here: " + FAILURE);
    }
  }

  private static @Nullable String load() {
    if (System.getProperty(JAVACPP_LIMIT) == null) {
      System.setProperty(JAVACPP_LIMIT, "0");
    }
    try {
      Loader.load(avutil.class);
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      avutil.av_max_alloc(MOST_BYTES_AT_ONCE);
      return null;
    } catch (LinkageError e) {
      return e.toString();
    }
  }
}
