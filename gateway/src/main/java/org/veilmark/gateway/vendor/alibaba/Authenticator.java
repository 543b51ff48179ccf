package org.veilmark.gateway.vendor.alibaba;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Nonces;

/** Finds out who calls: a signature by a known key, made just now, and never seen before. */
final class Authenticator {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MAX_NONCE_LENGTH = 128;

  private final AccessKeys keys;
  private final Nonces nonces;
  private final InstantSource clock;

  Authenticator(AccessKeys keys, Nonces nonces, InstantSource clock) {
    this.keys = keys;
    this.nonces = nonces;
    this.clock = clock;
  }

  /**
   * Who calls.
   *
   * @throws AlibabaException if he does not prove it
   */
  Caller authenticate(RpcCall call) throws AlibabaException {
    Optional<String> authorization = call.authorization();
    return authorization.isPresent() ? byHeader(call, authorization.get()) : byParameter(call);
  }

  private Caller byHeader(RpcCall call, String authorization) throws AlibabaException {
    Acs3Signature signature = Acs3Signature.parse(authorization);
    AccessKey key = find(signature.accessKeyId());
    if (!signature.isOf(call.http(), key.secret())) {
      throw mismatch();
    }
    return fresh(
        key,
        call.http().header("x-acs-date").orElse(""),
        call.http().header("x-acs-signature-nonce").orElse(""));
  }

  private Caller byParameter(RpcCall call) throws AlibabaException {
    String accessKeyId = call.required("AccessKeyId");
    String timestamp = call.required("Timestamp");
    String nonce = call.required("SignatureNonce");
    if (call.text("Signature").isEmpty()) {
      throw new AlibabaException(400, "IncompleteSignature", "The request is not signed.");
    }
    AccessKey key = find(accessKeyId);
    if (!call.text("SignatureMethod").orElse("HMAC-SHA1").equals("HMAC-SHA1")
        || !RpcSignature.isOf(call.http().method(), call.parameters(), key.secret())) {
      throw mismatch();
    }
    return fresh(key, timestamp, nonce);
  }

  private AccessKey find(String accessKeyId) throws AlibabaException {
    return keys.find(accessKeyId)
        .orElseThrow(
            () ->
                new AlibabaException(
                    404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."));
  }

  private static AlibabaException mismatch() {
    return new AlibabaException(
        400, "SignatureDoesNotMatch", "Specified signature is not matched with our calculation.");
  }

  private Caller fresh(AccessKey key, String timestamp, String nonce) throws AlibabaException {
    Instant signedAt;
    try {
      signedAt = Instant.parse(timestamp);
    } catch (DateTimeException e) {
      throw new AlibabaException(
          400,
          "InvalidTimeStamp.Format",
          "Specified time stamp or date value is not well formatted.");
    }
    if (Duration.between(signedAt, clock.instant()).abs().compareTo(WINDOW) > 0) {
      throw new AlibabaException(
          400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
    }
    if (nonce.isEmpty() || nonce.length() > MAX_NONCE_LENGTH) {
      throw AlibabaException.invalid(
          "A signature nonce has 1 to " + MAX_NONCE_LENGTH + " characters.");
    }
    long until = signedAt.plus(WINDOW).toEpochMilli();
    if (!nonces.use(key.caller().accessKeyId(), nonce, until)) {
      throw new AlibabaException(
          400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    }
    return key.caller();
  }
}
