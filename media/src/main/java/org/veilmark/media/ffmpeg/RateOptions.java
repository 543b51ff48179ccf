package org.veilmark.media.ffmpeg;

import java.util.Map;
import org.veilmark.media.RateControl;

/** FFmpeg's options for a rate, which most encoders share. */
final class RateOptions {
  private RateOptions() {}

  /** Adds them; what no loss is called differs from encoder to encoder. */
  static void add(RateControl rate, Map<String, String> options) {
    if (rate.averageBitsPerSecond() > 0) {
      options.put("b", Long.toString(rate.averageBitsPerSecond()));
    } else {
      options.put("crf", Double.toString(rate.crf()));
    }
    if (rate.isLimited()) {
      options.put("maxrate", Long.toString(rate.maxBitsPerSecond()));
      options.put("bufsize", Long.toString(rate.bufferBits()));
    }
  }
}
