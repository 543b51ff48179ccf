package org.veilmark.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The part of a video that is to be marked. */
final class PartOptions {
  @Option(
      names = "--start",
      paramLabel = "S",
      description = "Mark from here on, in seconds; default: the start.")
  private @Nullable Double startSeconds;

  @Option(
      names = "--end",
      paramLabel = "S",
      description =
          "Mark up to here, in seconds; default: the end. What lies outside is copied bit for bit "
              + "where the coding allows it, by whole groups of pictures.")
  private @Nullable Double endSeconds;

  /** Refuses a part that is none. */
  void check(CommandLine commandLine) {
    Ranges.check(commandLine, startSeconds, endSeconds);
  }

  @Nullable Long startMicros() {
    return Requests.micros(startSeconds);
  }

  @Nullable Long endMicros() {
    return Requests.micros(endSeconds);
  }
}
