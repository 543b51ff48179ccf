package org.veilmark.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.RateControl;
import org.veilmark.media.VideoCodec;
import org.veilmark.schema.EncoderSettings;
import picocli.CommandLine.Option;

/** How marked video is coded. */
final class EncodingOptions {
  @Option(
      names = "--video-codec",
      paramLabel = "C",
      description =
          "h264, hevc, vp9 or av1; default: the source's where it can be written, else h264.")
  private @Nullable String codec;

  @Option(
      names = "--crf",
      paramLabel = "N",
      description =
          "Quality on the encoder's own scale: 0 (no loss) to 51, of vp9 and av1 to 63; default: "
              + "visually lossless, but at most 1.5 times the size of the source's video.")
  private @Nullable Double crf;

  @Option(
      names = "--bitrate",
      paramLabel = "KBPS",
      description = "Average bitrate of the video in kb/s, in place of a quality.")
  private @Nullable Integer kilobits;

  @Option(
      names = "--preset",
      paramLabel = "P",
      description = "Effort of the encoder, ultrafast to placebo; default: medium.")
  private @Nullable String preset;

  /**
   * Refuses what no video can be coded with.
   *
   * @param threads of the encoder
   * @throws IllegalArgumentException saying what
   */
  void check(int threads) {
    if (crf != null && kilobits != null) {
      throw new IllegalArgumentException("--crf and --bitrate exclude each other");
    }
    VideoCodec widest = VideoCodec.AV1;
    org.veilmark.media.EncoderSettings unused =
        new org.veilmark.media.EncoderSettings(
            codec == null ? widest : named(codec),
            kilobits == null
                ? RateControl.ofQuality(crf == null ? 0 : crf)
                : RateControl.ofAverage(1000L * kilobits),
            preset == null ? org.veilmark.media.EncoderSettings.DEFAULT_PRESET : preset,
            Optional.empty(),
            threads);
  }

  private static VideoCodec named(String name) {
    return VideoCodec.ofName(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--video-codec " + name + " is not one of " + VideoCodec.names()));
  }

  /**
   * As a request has them.
   *
   * @param threads of the encoder, for each segment; 0 leaves it to the planner
   */
  EncoderSettings toRecord(int threads) {
    return EncoderSettings.newBuilder()
        .setVideoCodec(codec)
        .setCrf(crf)
        .setPreset(preset)
        .setBitrateBitsPerSecond(kilobits == null ? null : 1000L * kilobits)
        .setThreads(threads)
        .build();
  }
}
