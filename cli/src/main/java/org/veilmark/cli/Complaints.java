package org.veilmark.cli;

import org.veilmark.schema.JobError;

/** Lines about jobs that failed. */
final class Complaints {
  private Complaints() {}

  /** The error's message, with the input's name before it unless it says what it is about. */
  static String of(String input, JobError error) {
    return error.getMessage().contains(input) || error.getCode().startsWith("OUTPUT_")
        ? error.getMessage()
        : input + ": " + error.getMessage();
  }
}
