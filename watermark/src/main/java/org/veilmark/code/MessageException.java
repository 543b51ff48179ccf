package org.veilmark.code;

/** A message that cannot be embedded: empty, too long, or not a text. */
public final class MessageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for the user that states the limit. */
  public MessageException(String message) {
    super(message);
  }
}
