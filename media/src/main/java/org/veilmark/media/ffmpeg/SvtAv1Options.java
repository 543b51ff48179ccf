package org.veilmark.media.ffmpeg;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.HdrMetadata;
import org.veilmark.media.VideoStreamInfo;

/** SVT-AV1's options. It logs to stderr unless the environment has SVT_LOG=1. */
final class SvtAv1Options {
  /** Its presets, for x264's from the fastest on. */
  private static final List<Integer> PRESETS = List.of(12, 11, 10, 9, 8, 7, 5, 4, 3, 2);

  private static final double CHROMATICITY_UNIT = 1 / 50_000.0;
  private static final double LUMINANCE_UNIT = 1 / 10_000.0;

  private SvtAv1Options() {}

  /** The options for {@code settings}. */
  static Map<String, String> of(EncoderSettings settings, VideoStreamInfo like) {
    Map<String, String> options = new HashMap<>();
    StringJoiner parameters = new StringJoiner(":").add("lp=" + settings.threads());
    if (settings.rate().isLossless()) {
      parameters.add("lossless=1");
    } else {
      RateOptions.add(settings.rate(), options);
      if (options.containsKey("crf")) {
        options.put("crf", Long.toString(Math.round(settings.rate().crf())));
      }
    }
    addHdr(like.hdr(), parameters);
    options.put("preset", Integer.toString(PRESETS.get(settings.presetIndex())));
    options.put("g", "250");
    options.put("svtav1-params", parameters.toString());
    return options;
  }

  private static void addHdr(HdrMetadata hdr, StringJoiner parameters) {
    if (hdr.hasDisplay()) {
      List<Integer> values = hdr.masteringDisplay();
      parameters.add(
          "mastering-display=G(%s,%s)B(%s,%s)R(%s,%s)WP(%s,%s)L(%s,%s)"
              .formatted(
                  values.get(2) * CHROMATICITY_UNIT,
                  values.get(3) * CHROMATICITY_UNIT,
                  values.get(4) * CHROMATICITY_UNIT,
                  values.get(5) * CHROMATICITY_UNIT,
                  values.get(0) * CHROMATICITY_UNIT,
                  values.get(1) * CHROMATICITY_UNIT,
                  values.get(6) * CHROMATICITY_UNIT,
                  values.get(7) * CHROMATICITY_UNIT,
                  values.get(8) * LUMINANCE_UNIT,
                  values.get(9) * LUMINANCE_UNIT));
    }
    if (hdr.hasLight()) {
      parameters.add("content-light=%d,%d".formatted(hdr.maxContentLight(), hdr.maxAverageLight()));
    }
  }
}
