package org.veilmark.media;

import java.io.Serializable;

/**
 * What a file may claim at most before it is refused: memory and time follow from it, and whoever
 * made the file chose it.
 *
 * @param maxPixels width times height of a picture
 * @param maxSeconds duration of the video
 * @param maxFrames coded pictures
 * @param maxStreams of all kinds
 */
public record MediaLimits(long maxPixels, double maxSeconds, long maxFrames, int maxStreams)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A picture of 8192 by 8192, a day, at 120 pictures a second, and 100 streams. */
  public static final MediaLimits DEFAULT =
      new MediaLimits(8192L * 8192, 86_400, 86_400L * 120, 100);

  /** Checks ranges. */
  public MediaLimits {
    if (maxPixels < 1 || !(maxSeconds > 0) || maxFrames < 1 || maxStreams < 1) {
      throw new IllegalArgumentException("limits must be above 0");
    }
  }

  /** Refuses a file for what its headers say. */
  public void check(MediaInfo info) throws UnsupportedMediaException {
    if (info.streams().size() > maxStreams) {
      throw refusal("streams", info.streams().size() + " streams", maxStreams);
    }
    if (info.durationSeconds() > maxSeconds) {
      throw refusal("header", info.durationSeconds() + " seconds", maxSeconds);
    }
    if (info.video().isPresent()) {
      int width = info.video().get().format().width();
      int height = info.video().get().format().height();
      if ((long) width * height > maxPixels) {
        throw refusal("video stream", "pictures of %dx%d".formatted(width, height), maxPixels);
      }
    }
  }

  /** Refuses a file for the pictures that were counted. */
  public void checkFrames(long frames) throws UnsupportedMediaException {
    if (frames > maxFrames) {
      throw refusal("video stream", "more pictures than can be", maxFrames);
    }
  }

  /** Refuses a file for the times of its pictures. */
  public void checkSeconds(double seconds) throws UnsupportedMediaException {
    if (seconds > maxSeconds) {
      throw refusal("video stream", "pictures over %.0f seconds".formatted(seconds), maxSeconds);
    }
  }

  private static UnsupportedMediaException refusal(String where, String what, Number limit) {
    return new UnsupportedMediaException(
        where, "the file has %s; the limit is set to %.0f".formatted(what, limit.doubleValue()));
  }
}
