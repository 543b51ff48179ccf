package org.veilmark.gateway.vendor.alibaba;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.UrlEncoding;

/**
 * The signature ACS3-HMAC-SHA256: over method, query, chosen headers and the digest of the body.
 *
 * @param accessKeyId who says that he signed
 * @param signedHeaders names in the order of signing
 * @param signature in hexadecimal
 */
record Acs3Signature(String accessKeyId, List<String> signedHeaders, String signature) {
  static final String ALGORITHM = "ACS3-HMAC-SHA256";

  private static final List<String> NEEDED =
      List.of(
          "host",
          "x-acs-action",
          "x-acs-content-sha256",
          "x-acs-date",
          "x-acs-signature-nonce",
          "x-acs-version");

  /**
   * Reads the header {@code Authorization}.
   *
   * @throws AlibabaException if it is not whole
   */
  static Acs3Signature parse(String authorization) throws AlibabaException {
    Map<String, String> parts = new TreeMap<>();
    for (String part : authorization.substring(ALGORITHM.length()).strip().split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    String headers = parts.getOrDefault("SignedHeaders", "").toLowerCase(Locale.ROOT);
    Acs3Signature read =
        new Acs3Signature(
            parts.getOrDefault("Credential", ""),
            List.of(headers.split(";", -1)),
            parts.getOrDefault("Signature", ""));
    if (read.accessKeyId.isEmpty()
        || read.signature.isEmpty()
        || !read.signedHeaders.containsAll(NEEDED)) {
      throw new AlibabaException(
          400,
          "IncompleteSignature",
          "The header Authorization needs Credential, Signature, and SignedHeaders with "
              + String.join(";", NEEDED)
              + ".");
    }
    return read;
  }

  /** Whether a request was signed so with a secret. */
  boolean isOf(HttpCall call, String secret) {
    String digest = Signatures.digestHex("SHA-256", call.body());
    if (!Signatures.areEqual(digest, call.header("x-acs-content-sha256").orElse(""))) {
      return false;
    }
    return Signatures.areEqual(expected(call, digest, secret), signature);
  }

  private String expected(HttpCall call, String bodyDigest, String secret) {
    StringBuilder headers = new StringBuilder();
    for (String name : signedHeaders) {
      headers.append(name).append(':').append(call.header(name).orElse("").strip()).append('\n');
    }
    String canonical =
        String.join(
            "\n",
            call.method(),
            call.path(),
            canonicalQuery(call),
            headers,
            String.join(";", signedHeaders),
            bodyDigest);
    String toSign =
        ALGORITHM
            + "\n"
            + Signatures.digestHex(
                "SHA-256", canonical.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return Signatures.hex(Signatures.mac("HmacSHA256", secret, toSign));
  }

  private static String canonicalQuery(HttpCall call) {
    List<String> pairs = new ArrayList<>();
    call.query().entries().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                pairs.add(
                    UrlEncoding.encode(entry.getKey())
                        + "="
                        + UrlEncoding.encode(entry.getValue())));
    return String.join("&", pairs);
  }
}
