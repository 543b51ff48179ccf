package org.veilmark.media.ffmpeg;

import java.util.List;
import java.util.StringJoiner;
import org.veilmark.media.HdrMetadata;

/** Metadata of high dynamic range in the words of x264 and x265. */
final class HdrOptions {
  private HdrOptions() {}

  /**
   * The two parameters, as far as there is something to say.
   *
   * @param display the encoder's name of the one for the mastering display
   * @param light the encoder's name of the one for the content's light
   */
  static String of(HdrMetadata hdr, String display, String light) {
    StringJoiner parameters = new StringJoiner(":");
    if (hdr.hasDisplay()) {
      List<Integer> values = hdr.masteringDisplay();
      parameters.add(
          "%s=G(%d,%d)B(%d,%d)R(%d,%d)WP(%d,%d)L(%d,%d)"
              .formatted(
                  display,
                  values.get(2),
                  values.get(3),
                  values.get(4),
                  values.get(5),
                  values.get(0),
                  values.get(1),
                  values.get(6),
                  values.get(7),
                  values.get(8),
                  values.get(9)));
    }
    if (hdr.hasLight()) {
      parameters.add("%s=%d,%d".formatted(light, hdr.maxContentLight(), hdr.maxAverageLight()));
    }
    return parameters.toString();
  }
}
