package org.veilmark.gateway.console;

import org.veilmark.gateway.access.AccessKey;

/**
 * Who has logged in.
 *
 * @param key by which
 * @param csrfToken what calls that change something have to name; the page knows it, others do not
 * @param expiresAtMillis when it ends by itself, in milliseconds since the epoch
 */
record Session(AccessKey key, String csrfToken, long expiresAtMillis) {

  @Override
  public String toString() {
    return "Session[" + key + "]";
  }
}
