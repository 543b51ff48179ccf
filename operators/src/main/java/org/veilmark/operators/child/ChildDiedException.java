package org.veilmark.operators.child;

/** The child process is gone, or was killed since it was not to be trusted any more. */
final class ChildDiedException extends Exception {
  private static final long serialVersionUID = 1L;

  ChildDiedException(String message) {
    super(message);
  }
}
