package org.veilmark.cli;

import org.veilmark.operators.failure.JobException;

/** A command cannot be carried out, for a reason that its user can act on. */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A failure.
   *
   * @param code stable, upper snake case, as in job records
   * @param message one line that says what and where
   */
  public CommandException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The same, with what led to it. */
  public CommandException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** A job's failure, as it is. */
  public CommandException(JobException failure) {
    this(failure.code().name(), String.valueOf(failure.getMessage()), failure);
  }

  /** Stable reason. */
  public String code() {
    return code;
  }

  /** What the process tells its caller. */
  public ExitCode exitCode() {
    return ExitCode.ofErrorCode(code);
  }
}
