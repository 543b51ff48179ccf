package org.veilmark.media.ffmpeg;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.RateControl;

/** libvpx's options for VP9. */
final class Vp9Options {
  /** Its speeds, for x264's presets from the fastest on. */
  private static final List<Integer> SPEEDS = List.of(5, 5, 4, 4, 4, 3, 2, 1, 1, 0);

  private Vp9Options() {}

  /** The options for {@code settings}. */
  static Map<String, String> of(EncoderSettings settings) {
    Map<String, String> options = new HashMap<>();
    RateControl rate = settings.rate();
    if (rate.isLossless()) {
      options.put("lossless", "1");
    } else {
      RateOptions.add(rate, options);
      // With a rate factor too, the rate is a limit; a limit of 0 is none.
      options.putIfAbsent("b", Long.toString(rate.maxBitsPerSecond()));
    }
    options.put("deadline", "good");
    options.put("cpu-used", Integer.toString(SPEEDS.get(settings.presetIndex())));
    options.put("row-mt", "0");
    options.put("g", "250");
    return options;
  }
}
