package org.veilmark.gateway.job;

/** How far telling the end of a job has come. */
public enum CallbackState {
  /** It will be tried, perhaps again. */
  WAITING,
  /** The receiver has taken it. */
  DELIVERED,
  /** It is not tried any more. */
  GIVEN_UP
}
