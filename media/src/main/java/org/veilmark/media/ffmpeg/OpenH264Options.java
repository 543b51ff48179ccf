package org.veilmark.media.ffmpeg;

import java.util.HashMap;
import java.util.Map;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.RateControl;
import org.veilmark.media.UnsupportedMediaException;

/** OpenH264's options: a constant quantiser, or a rate. */
final class OpenH264Options {
  private OpenH264Options() {}

  /** The options for {@code settings}. */
  static Map<String, String> of(EncoderSettings settings, PlanarLayout layout)
      throws UnsupportedMediaException {
    RateControl rate = settings.rate();
    if (rate.isLossless() || !layout.equals(PlanarLayout.YUV420)) {
      throw new UnsupportedMediaException(
          MediaErrorCode.ENCODER_MISSING,
          "encoder",
          "the FFmpeg libraries here have OpenH264 only, which codes neither without loss nor"
              + " other layouts than 8-bit 4:2:0; those with x264 do");
    }
    Map<String, String> options = new HashMap<>(Map.of("allow_skip_frames", "0", "g", "250"));
    long bits = Math.max(rate.averageBitsPerSecond(), rate.maxBitsPerSecond());
    long quantiser = Math.max(1, Math.round(rate.crf()));
    options.put("qmin", Long.toString(quantiser));
    if (bits > 0) {
      options.putAll(Map.of("rc_mode", "bitrate", "b", Long.toString(bits), "qmax", "51"));
    } else {
      options.putAll(Map.of("rc_mode", "quality", "qmax", Long.toString(quantiser)));
    }
    return options;
  }
}
