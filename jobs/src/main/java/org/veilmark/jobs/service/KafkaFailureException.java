package org.veilmark.jobs.service;

import org.veilmark.operators.failure.Failures;

/** Kafka does not do what it was asked, for a reason that its user can act on. */
public final class KafkaFailureException extends Exception {
  private static final long serialVersionUID = 1L;

  KafkaFailureException(String what, Throwable cause) {
    super(what + ": " + reason(cause), cause);
  }

  /** Kafka's own exceptions often hide why behind what they were doing. */
  private static String reason(Throwable thrown) {
    String line = Failures.oneLine(thrown);
    String cause = Failures.oneLine(Failures.rootCause(thrown));
    return line.contains(cause) ? line : line + ": " + cause;
  }
}
