package org.veilmark.media;

import java.util.List;

/**
 * How to encode; the same settings and pictures give the same bytes.
 *
 * @param crf constant rate factor of x264: 0 (no loss) to 51 (worst); encoders without one take it
 *     for the quantiser
 * @param preset preset of x264; encoders without presets do not heed it
 * @param threads encoder threads, at least 1; part of what decides the bytes
 */
public record EncoderSettings(double crf, String preset, int threads) {
  private static final double MAX_CRF = 51;

  /** Visually lossless. */
  public static final double DEFAULT_CRF = 18;

  /** A fair trade of time against size. */
  public static final String DEFAULT_PRESET = "medium";

  private static final List<String> PRESETS =
      List.of(
          "ultrafast",
          "superfast",
          "veryfast",
          "faster",
          "fast",
          "medium",
          "slow",
          "slower",
          "veryslow",
          "placebo");

  /** Checks ranges. */
  public EncoderSettings {
    if (!(crf >= 0 && crf <= MAX_CRF)) {
      throw new IllegalArgumentException("crf " + crf + " is not in 0 to " + MAX_CRF);
    }
    if (!PRESETS.contains(preset)) {
      throw new IllegalArgumentException("preset '" + preset + "' is not one of " + PRESETS);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
  }

  /** The presets that can be chosen, fastest first. */
  public static List<String> presets() {
    return PRESETS;
  }
}
