package org.veilmark.media.ffmpeg;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.VideoStreamInfo;

/** x265's options: closed groups, frames one after the other, and nothing said on stderr. */
final class X265Options {
  private X265Options() {}

  /** The options for {@code settings}. */
  static Map<String, String> of(EncoderSettings settings, VideoStreamInfo like) {
    Map<String, String> options = new HashMap<>();
    RateOptions.add(settings.rate(), options);
    StringJoiner parameters = new StringJoiner(":");
    parameters
        .add("log-level=none")
        .add("info=0")
        .add("open-gop=0")
        .add("frame-threads=1")
        .add("high-tier=0");
    parameters.add(settings.threads() == 1 ? "pools=none" : "pools=" + settings.threads());
    if (settings.rate().isLossless()) {
      options.remove("crf");
      parameters.add("lossless=1");
    }
    if (like.hdr().isStated()) {
      parameters.add(HdrOptions.of(like.hdr(), "master-display", "max-cll"));
    }
    options.put("preset", settings.preset());
    options.put("forced-idr", "1");
    options.put("x265-params", parameters.toString());
    return options;
  }
}
