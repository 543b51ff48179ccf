package org.veilmark.bench;

import picocli.CommandLine.Option;

/** How much of clips is used, for tools that need no more than their beginnings. */
final class BeginningOption {
  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "N",
      description = "How much of each clip's beginning is used (default: ${DEFAULT-VALUE}).")
  private double seconds;

  double seconds() {
    return seconds;
  }
}
