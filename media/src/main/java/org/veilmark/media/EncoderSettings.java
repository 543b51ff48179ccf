package org.veilmark.media;

import java.util.List;
import java.util.Optional;

/**
 * How to encode; the same settings and pictures give the same bytes.
 *
 * @param codec the coding
 * @param rate how many bits it may take
 * @param preset how much work goes into each bit, by the names of x264's presets; other encoders
 *     get their own nearest setting
 * @param besideHost what to keep within if it will stand in one track with packets copied from the
 *     host
 * @param threads encoder threads, 1 to 64; part of what decides the bytes
 */
public record EncoderSettings(
    VideoCodec codec,
    RateControl rate,
    String preset,
    Optional<HostCoding> besideHost,
    int threads) {
  /** H.264 without visible loss. */
  public static final double DEFAULT_CRF = VideoCodec.H264.defaultCrf();

  /** A fair trade of time against size. */
  public static final String DEFAULT_PRESET = "medium";

  private static final int MOST_THREADS = 64;

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
    if (rate.crf() > codec.maxCrf()) {
      throw new IllegalArgumentException(
          "crf %s is not in 0 to %s, which is what %s has"
              .formatted(rate.crf(), codec.maxCrf(), codec.ffmpegName()));
    }
    if (!PRESETS.contains(preset)) {
      throw new IllegalArgumentException("preset '" + preset + "' is not one of " + PRESETS);
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "%d encoder threads are not in 1 to %d".formatted(threads, MOST_THREADS));
    }
  }

  /** H.264 of a constant quality. */
  public EncoderSettings(double crf, String preset, int threads) {
    this(VideoCodec.H264, RateControl.ofQuality(crf), preset, Optional.empty(), threads);
  }

  /** The presets that can be chosen, fastest first. */
  public static List<String> presets() {
    return PRESETS;
  }

  /** Place of the preset among {@link #presets}. */
  public int presetIndex() {
    return PRESETS.indexOf(preset);
  }
}
