package org.veilmark.jobs.local;

/** How a run on the embedded cluster ended. */
public enum RunOutcome {
  /** Every request has its record. */
  FINISHED,
  /** It was cancelled; some requests may have no record. */
  CANCELLED
}
