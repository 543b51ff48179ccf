package org.veilmark.gateway.callback;

import java.util.Map;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Signatures;

/**
 * Proves to a receiver who tells, and when: HMAC-SHA256 with the secret of the access key that the
 * job was asked for by, over the time, a line feed and the SHA-256 of the body.
 */
final class CallbackSignature {
  private CallbackSignature() {}

  /** The headers of a body that is told at a time, in seconds since the epoch. */
  static Map<String, String> headers(AccessKey key, byte[] body, long epochSeconds) {
    String time = Long.toString(epochSeconds);
    String signed = time + "\n" + Signatures.digestHex("SHA-256", body);
    return Map.of(
        "x-veilmark-key",
        key.caller().accessKeyId(),
        "x-veilmark-time",
        time,
        "x-veilmark-signature",
        Signatures.hex(Signatures.mac("HmacSHA256", key.secret(), signed)));
  }
}
