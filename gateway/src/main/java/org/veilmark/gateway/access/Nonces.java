package org.veilmark.gateway.access;

/** Numbers that callers use once. */
public interface Nonces {

  /**
   * Keeps a nonce.
   *
   * @param untilMillis for how long, in milliseconds since the epoch
   * @return false if the key has used it before
   */
  boolean use(String accessKeyId, String nonce, long untilMillis);
}
