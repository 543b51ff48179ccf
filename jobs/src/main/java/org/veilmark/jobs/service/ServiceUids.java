package org.veilmark.jobs.service;

/**
 * Uids of the operators that only the service has, beside those of {@link org.veilmark.jobs.Uids}.
 * State of savepoints is found by them: never changed, never reused.
 */
final class ServiceUids {
  static final String DECODE_REQUESTS = "decode-requests";
  static final String CONTROL = "control";
  static final String DECODE_CONTROL = "decode-control";
  static final String CREDITS_IN = "credits-in";
  static final String DECODE_CREDITS = "decode-credits";
  static final String JOB_EVENTS = "job-events";
  static final String ADMIT_JOBS = "admit-jobs";
  static final String QUEUE_EVENTS = "queue-events";
  static final String START_JOBS = "start-jobs";
  static final String SETTLE_JOBS = "settle-jobs";
  static final String FINAL_RECORDS = "final-records";
  static final String RESULTS = "results";
  static final String CREDITS = "credits";
  static final String PROGRESS = "progress";
  static final String DEAD_LETTERS = "dead-letters";

  private ServiceUids() {}

  /** Of what lets credits through to a gate. */
  static String creditsTo(String gate) {
    return "credits-to-" + gate;
  }

  /** Of what makes credits of the results behind a gate. */
  static String creditsFrom(String gate) {
    return "credits-from-" + gate;
  }

  /** Of what answers for cancelled segments of a gate. */
  static String cancelledAt(String gate) {
    return "cancelled-at-" + gate;
  }
}
