package org.veilmark.jobs.local;

/** The embedded cluster could not do its work, for a reason that no record can state: a bug. */
public final class LocalRunException extends Exception {
  private static final long serialVersionUID = 1L;

  LocalRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
