package org.veilmark.cli;

import org.veilmark.schema.JobRecord;

/** How long it takes until work begins. */
final class Startup {
  private static final double MILLIS_PER_SECOND = 1000;

  private Startup() {}

  /** From the start of the process to the start of the job's work, in seconds. */
  static double seconds(CommandContext context, JobRecord record) {
    Long began = record.getStartedAtMillis();
    return began == null ? 0 : Math.max(0, began - context.startedAtMillis()) / MILLIS_PER_SECOND;
  }
}
