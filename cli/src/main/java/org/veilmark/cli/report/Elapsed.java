package org.veilmark.cli.report;

import org.veilmark.schema.JobRecord;

/** How long jobs took. */
public final class Elapsed {
  private static final double MILLIS_PER_SECOND = 1000;

  private Elapsed() {}

  /** From the start of a job's work to its end, in seconds; 0 where the record does not say. */
  public static double seconds(JobRecord record) {
    Long started = record.getStartedAtMillis();
    Long finished = record.getFinishedAtMillis();
    return started == null || finished == null ? 0 : (finished - started) / MILLIS_PER_SECOND;
  }
}
