package org.veilmark.gateway.job;

/** Something is asked for that cannot be or may not be; the interface says so in its own words. */
public final class JobRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  /**
   * A refusal.
   *
   * @param refusal why
   * @param message one line for who asked
   */
  public JobRefusedException(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
