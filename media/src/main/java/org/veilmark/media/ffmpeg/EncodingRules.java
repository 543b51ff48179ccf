package org.veilmark.media.ffmpeg;

import java.util.Optional;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoStreamInfo;

/** What can be re-encoded without losing anything that the host has. */
final class EncodingRules {
  /** H.264 goes to 14 bits, its encoders do not. */
  private static final int MAX_BIT_DEPTH = 10;

  private EncodingRules() {}

  static void check(VideoStreamInfo stream) throws UnsupportedMediaException {
    String where = "video stream " + stream.streamIndex();
    Optional<PlanarLayout> layout = PlanarLayout.ofPixelFormat(stream.pixelFormat());
    if (layout.isEmpty() || layout.get().bitDepth() > MAX_BIT_DEPTH) {
      throw new UnsupportedMediaException(
          where,
          "pictures of layout '%s' cannot be re-encoded yet, only planar YUV of 8 to %d bits"
              .formatted(stream.pixelFormat(), MAX_BIT_DEPTH));
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

  /**
   * The layout in which pictures like those of {@code stream} are coded: their own, but no encoder
   * takes 9 bits, which fit in 10.
   */
  static PlanarLayout codedLayout(VideoStreamInfo stream) {
    PlanarLayout own = PlanarLayout.of(stream.format());
    return own.bitDepth() == 9 ? own.withBitDepth(10) : own;
  }

  /** H.264 crops by whole chroma samples. */
  private static boolean hasHalfChromaSamples(VideoStreamInfo stream) {
    int maskX = (1 << stream.format().chromaShiftX()) - 1;
    int maskY = (1 << stream.format().chromaShiftY()) - 1;
    return (stream.format().width() & maskX) != 0 || (stream.format().height() & maskY) != 0;
  }
}
