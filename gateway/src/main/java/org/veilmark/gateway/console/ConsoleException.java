package org.veilmark.gateway.console;

import org.veilmark.gateway.job.JobRefusedException;

/** A call that the page's script is refused. */
final class ConsoleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * A refusal.
   *
   * @param status by HTTP
   * @param code in upper snake case
   * @param message one line for people
   */
  ConsoleException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ConsoleException invalid(String message) {
    return new ConsoleException(400, "INVALID", message);
  }

  static ConsoleException notFound() {
    return new ConsoleException(404, "NOT_FOUND", "there is nothing here");
  }

  static ConsoleException throttled() {
    return new ConsoleException(429, "THROTTLED", "too often: wait a second and try again");
  }

  static ConsoleException of(JobRefusedException refused) {
    int status =
        switch (refused.refusal()) {
          case FORBIDDEN -> 403;
          case JOB_UNKNOWN, QUEUE_UNKNOWN -> 404;
          case STATE_WRONG -> 409;
          default -> 400;
        };
    return new ConsoleException(
        status, refused.refusal().name(), String.valueOf(refused.getMessage()));
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
