package org.veilmark.gateway.access;

/**
 * An access key with its secret, which is not printed.
 *
 * @param caller who proves himself by it
 * @param secret what he signs with
 */
public record AccessKey(Caller caller, String secret) {

  @Override
  public String toString() {
    return "AccessKey[" + caller + "]";
  }
}
