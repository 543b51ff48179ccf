package org.veilmark.operators.intake;

/** A message that cannot be understood. */
final class RefusedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;

  /** Stable reasons. */
  enum Code {
    /** Not a record, or only a part of one. */
    MALFORMED,
    /** Written by a newer program, or a record of another type. */
    UNKNOWN_SCHEMA,
    /** Larger than any message of its kind has to be. */
    TOO_LARGE,
    /** A record that contradicts itself. */
    INVALID
  }

  RefusedMessageException(Code code, String reason) {
    super(reason);
    this.code = code;
  }

  Code code() {
    return code;
  }
}
