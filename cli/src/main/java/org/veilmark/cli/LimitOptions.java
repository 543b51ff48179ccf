package org.veilmark.cli;

import org.veilmark.media.MediaLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a file may claim at most. */
final class LimitOptions {
  private static final double PIXELS_PER_MEGAPIXEL = 1e6;
  private static final double SECONDS_PER_HOUR = 3600;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--max-megapixels",
      paramLabel = "N",
      description = "Refuse larger pictures; default: ${DEFAULT-VALUE}.")
  private double megapixels = MediaLimits.DEFAULT.maxPixels() / PIXELS_PER_MEGAPIXEL;

  @Option(
      names = "--max-hours",
      paramLabel = "N",
      description = "Refuse longer videos; default: ${DEFAULT-VALUE}.")
  private double hours = MediaLimits.DEFAULT.maxSeconds() / SECONDS_PER_HOUR;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      description = "Refuse videos of more pictures; default: ${DEFAULT-VALUE}.")
  private long frames = MediaLimits.DEFAULT.maxFrames();

  @Option(
      names = "--max-streams",
      paramLabel = "N",
      description = "Refuse files of more streams; default: ${DEFAULT-VALUE}.")
  private int streams = MediaLimits.DEFAULT.maxStreams();

  MediaLimits toLimits() {
    try {
      return new MediaLimits(
          Math.round(megapixels * PIXELS_PER_MEGAPIXEL), hours * SECONDS_PER_HOUR, frames, streams);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
