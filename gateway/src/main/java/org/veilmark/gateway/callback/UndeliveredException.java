package org.veilmark.gateway.callback;

/** What is told did not arrive, as far as that is known. */
public final class UndeliveredException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isHopeless;

  private UndeliveredException(String message, boolean isHopeless) {
    super(message);
    this.isHopeless = isHopeless;
  }

  /** It may arrive another time. */
  public static UndeliveredException forNow(String message) {
    return new UndeliveredException(message, /* isHopeless= */ false);
  }

  /** It will not arrive another time either. */
  public static UndeliveredException forGood(String message) {
    return new UndeliveredException(message, /* isHopeless= */ true);
  }

  /** Whether another attempt is of no use. */
  boolean isHopeless() {
    return isHopeless;
  }
}
