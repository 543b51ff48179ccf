package org.veilmark.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks {@code --start} and {@code --end}. */
final class Ranges {
  private Ranges() {}

  static void check(
      CommandLine commandLine, @Nullable Double startSeconds, @Nullable Double endSeconds) {
    if (startSeconds != null && !(startSeconds >= 0 && Double.isFinite(startSeconds))) {
      throw new ParameterException(commandLine, "--start " + startSeconds + " is before the start");
    }
    double start = startSeconds == null ? 0 : startSeconds;
    if (endSeconds != null && !(endSeconds > start && Double.isFinite(endSeconds))) {
      throw new ParameterException(
          commandLine, "--end " + endSeconds + " is not after the start of the part, " + start);
    }
  }
}
