package org.veilmark.gateway.job;

/** Where ends of jobs may be told. */
public interface CallbackTargets {

  /**
   * Refuses what can be seen to be none, without asking anybody for an address.
   *
   * @throws JobRefusedException if nothing will ever be told there
   */
  void check(Callback callback) throws JobRefusedException;
}
