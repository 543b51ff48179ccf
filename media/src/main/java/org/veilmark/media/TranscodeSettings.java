package org.veilmark.media;

import java.util.Map;

/**
 * A plain re-encode, as an attacker or a platform does it; video only.
 *
 * @param filters an FFmpeg filter chain such as {@code scale=iw/2:ih/2}, or empty; gets 8-bit
 *     pictures, whatever the source has
 * @param encoder FFmpeg's name of the encoder, such as {@code libx264}
 * @param encoderOptions FFmpeg's options of it, such as {@code crf} to {@code 30}
 */
public record TranscodeSettings(
    String filters, String encoder, Map<String, String> encoderOptions) {

  /** Copies the options. */
  public TranscodeSettings {
    encoderOptions = Map.copyOf(encoderOptions);
  }

  /** By x264 at the preset veryfast. */
  public static TranscodeSettings x264(String filters, double crf) {
    return new TranscodeSettings(
        filters, "libx264", Map.of("crf", Double.toString(crf), "preset", "veryfast"));
  }
}
