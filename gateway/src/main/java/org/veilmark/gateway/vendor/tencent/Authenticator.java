package org.veilmark.gateway.vendor.tencent;

import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.http.HttpCall;

/**
 * Finds out who calls: a signature by a known key that holds now. The same one may come again,
 * since the vendor's clients repeat requests as they are.
 */
final class Authenticator {
  /** By how much a client's clock may be ahead, in seconds. */
  private static final long SKEW_SECONDS = 60;

  private static final Pattern WINDOW = Pattern.compile("([0-9]{1,12});([0-9]{1,12})");

  private final AccessKeys keys;
  private final InstantSource clock;

  Authenticator(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Who calls.
   *
   * @throws TencentException if he does not prove it
   */
  Caller authenticate(HttpCall call) throws TencentException {
    QSignature signature =
        QSignature.read(call)
            .orElseThrow(() -> new TencentException(403, "AccessDenied", "Access Denied."));
    AccessKey key =
        keys.find(signature.accessKeyId())
            .orElseThrow(
                () ->
                    new TencentException(
                        403,
                        "InvalidAccessKeyId",
                        "The Access Key Id you provided does not exist in our records."));
    if (!signature.isOf(call, key.secret())) {
      throw new TencentException(
          403,
          "SignatureDoesNotMatch",
          "The Signature you specified is invalid: it does not match our calculation.");
    }
    requireNow(signature.signTime());
    requireNow(signature.keyTime());
    return key.caller();
  }

  private void requireNow(String window) throws TencentException {
    Matcher times = WINDOW.matcher(window);
    if (!times.matches()) {
      throw TencentException.invalid("q-sign-time and q-key-time are two times, START;END");
    }
    long now = clock.instant().getEpochSecond();
    if (now + SKEW_SECONDS < Long.parseLong(times.group(1))) {
      throw new TencentException(
          403, "RequestTimeTooSkewed", "The request is signed for a time that is still to come.");
    }
    if (now > Long.parseLong(times.group(2))) {
      throw new TencentException(403, "AccessDenied", "Request has expired");
    }
  }
}
