package org.veilmark.operators.failure;

/** A job or a segment cannot be done, for a reason that its submitter can act on. */
public final class JobException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureCode code;

  /**
   * A failure.
   *
   * @param message one line for people, naming what failed; no secret
   */
  public JobException(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  /** The same, with what led to it. */
  public JobException(FailureCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Stable reason. */
  public FailureCode code() {
    return code;
  }
}
