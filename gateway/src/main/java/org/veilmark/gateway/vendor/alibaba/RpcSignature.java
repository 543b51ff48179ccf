package org.veilmark.gateway.vendor.alibaba;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.http.UrlEncoding;

/** The classic signature of calls: HMAC-SHA1 over method and all parameters but itself. */
final class RpcSignature {
  private static final String PARAMETER = "Signature";

  private RpcSignature() {}

  /**
   * Whether a call was signed with a secret. Some clients leave empty parameters out of what they
   * sign although they send them, so both ways are right.
   */
  static boolean isOf(String method, Map<String, String> parameters, String secret) {
    String given = parameters.getOrDefault(PARAMETER, "");
    Map<String, String> all = new TreeMap<>(parameters);
    all.remove(PARAMETER);
    boolean whole = Signatures.areEqual(expected(method, all, secret), given);
    all.values().removeIf(String::isEmpty);
    boolean withoutEmpty = Signatures.areEqual(expected(method, all, secret), given);
    return whole || withoutEmpty;
  }

  private static String expected(String method, Map<String, String> sorted, String secret) {
    String canonical =
        sorted.entrySet().stream()
            .map(one -> UrlEncoding.encode(one.getKey()) + "=" + UrlEncoding.encode(one.getValue()))
            .collect(Collectors.joining("&"));
    String toSign = method + "&" + UrlEncoding.encode("/") + "&" + UrlEncoding.encode(canonical);
    return Base64.getEncoder().encodeToString(Signatures.mac("HmacSHA1", secret + "&", toSign));
  }
}
