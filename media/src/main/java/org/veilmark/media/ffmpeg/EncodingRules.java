package org.veilmark.media.ffmpeg;

import org.veilmark.media.PlanarLayout;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoStreamInfo;

/** What can be re-encoded without losing anything that the host has. */
final class EncodingRules {
  private EncodingRules() {}

  static void check(VideoStreamInfo stream) throws UnsupportedMediaException {
    String where = "video stream " + stream.streamIndex();
    if (PlanarLayout.ofPixelFormat(stream.pixelFormat()).isEmpty()) {
      throw new UnsupportedMediaException(
          where,
          "pictures of layout '%s' cannot be re-encoded yet, only 8-bit planar YUV"
              .formatted(stream.pixelFormat()));
    }
    if (stream.colour().isHdr()) {
      throw new UnsupportedMediaException(
          where, "high dynamic range video cannot be re-encoded yet");
    }
    if (stream.interlaced()) {
      throw new UnsupportedMediaException(where, "interlaced video cannot be re-encoded yet");
    }
    if (hasHalfChromaSamples(stream)) {
      throw new UnsupportedMediaException(
          where,
          "pictures of odd size %dx%d cannot be re-encoded yet"
              .formatted(stream.format().width(), stream.format().height()));
    }
  }

  /** H.264 crops by whole chroma samples. */
  private static boolean hasHalfChromaSamples(VideoStreamInfo stream) {
    int maskX = (1 << stream.format().chromaShiftX()) - 1;
    int maskY = (1 << stream.format().chromaShiftY()) - 1;
    return (stream.format().width() & maskX) != 0 || (stream.format().height() & maskY) != 0;
  }
}
