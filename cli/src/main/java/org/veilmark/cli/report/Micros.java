package org.veilmark.cli.report;

/** Microseconds of records. */
final class Micros {
  private static final double PER_SECOND = 1e6;

  private Micros() {}

  static double toSeconds(long micros) {
    return micros / PER_SECOND;
  }
}
