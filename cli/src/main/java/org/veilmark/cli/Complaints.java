package org.veilmark.cli;

import org.veilmark.schema.JobError;

/** Lines about jobs that failed. */
final class Complaints {
  private Complaints() {}

  /** The error's message, with the input's name before it unless it names the input itself. */
  static String of(String input, JobError error) {
    return error.getMessage().contains(input)
        ? error.getMessage()
        : input + ": " + error.getMessage();
  }
}
