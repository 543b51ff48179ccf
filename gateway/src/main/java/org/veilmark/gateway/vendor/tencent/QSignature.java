package org.veilmark.gateway.vendor.tencent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.UrlEncoding;

/**
 * The signature of a request by HMAC-SHA1, as the vendor's page "Request Signature" has it. It
 * covers the method, the path, and those headers and parameters that it lists; never the body.
 *
 * @param accessKeyId whose it claims to be
 * @param signTime when it holds: two times in seconds since the epoch, with a semicolon between
 * @param keyTime when the key derived for it holds, written in the same way
 * @param headerNames what it lists, in lower case, with repetitions
 * @param parameterNames what it lists, encoded and in lower case
 * @param signature in lower-case hexadecimal
 */
record QSignature(
    String accessKeyId,
    String signTime,
    String keyTime,
    List<String> headerNames,
    List<String> parameterNames,
    String signature) {
  private static final String ALGORITHM = "sha1";
  private static final String MAC = "HmacSHA1";
  private static final int MAX_LISTED = 100;

  QSignature {
    headerNames = List.copyOf(headerNames);
    parameterNames = List.copyOf(parameterNames);
  }

  /**
   * That of a call, from its header or else from its parameters; empty if it has none.
   *
   * @throws TencentException if it is not complete or of another algorithm
   */
  static Optional<QSignature> read(HttpCall call) throws TencentException {
    Map<String, String> fields = new HashMap<>();
    Optional<String> header = call.header("authorization");
    if (header.isPresent()) {
      for (String field : header.get().strip().split("&", -1)) {
        int equals = field.indexOf('=');
        if (equals > 0) {
          fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
      }
    } else if (call.query().first("q-signature").isPresent()) {
      call.query().entries().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    } else {
      return Optional.empty();
    }
    if (!required(fields, "q-sign-algorithm").equals(ALGORITHM)) {
      throw TencentException.invalid("q-sign-algorithm is not sha1");
    }
    return Optional.of(
        new QSignature(
            required(fields, "q-ak"),
            required(fields, "q-sign-time"),
            required(fields, "q-key-time"),
            names(fields.getOrDefault("q-header-list", "")),
            names(fields.getOrDefault("q-url-param-list", "")),
            required(fields, "q-signature")));
  }

  private static String required(Map<String, String> fields, String name) throws TencentException {
    String value = fields.get(name);
    if (value == null || value.isEmpty()) {
      throw TencentException.invalid("the authorization has no " + name);
    }
    return value;
  }

  private static List<String> names(String list) throws TencentException {
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> names = List.of(list.toLowerCase(Locale.ROOT).split(";", MAX_LISTED + 1));
    if (names.size() > MAX_LISTED) {
      throw TencentException.invalid("the authorization lists more than " + MAX_LISTED + " names");
    }
    return names;
  }

  /** Whether a secret makes this signature of a call; what it lists has to be there. */
  boolean isOf(HttpCall call, String secret) {
    Map<String, String> parameters = new HashMap<>();
    call.query()
        .entries()
        .forEach(one -> parameters.putIfAbsent(canonicalName(one.getKey()), one.getValue()));
    Map<String, String> headers = new HashMap<>();
    call.headers().forEach((name, value) -> headers.put(canonicalName(name), value));
    Optional<String> listedParameters = canonical(parameterNames, parameters);
    Optional<String> listedHeaders = canonical(headerNames, headers);
    if (listedParameters.isEmpty() || listedHeaders.isEmpty()) {
      return false;
    }
    String request =
        String.join(
            "\n",
            call.method().toLowerCase(Locale.ROOT),
            call.path(),
            listedParameters.get(),
            listedHeaders.get(),
            "");
    String toSign =
        String.join(
            "\n",
            ALGORITHM,
            signTime,
            Signatures.digestHex("SHA-1", request.getBytes(StandardCharsets.UTF_8)),
            "");
    String key = Signatures.hex(Signatures.mac(MAC, secret, keyTime));
    return Signatures.areEqual(Signatures.hex(Signatures.mac(MAC, key, toSign)), signature);
  }

  private static String canonicalName(String name) {
    return UrlEncoding.encode(name).toLowerCase(Locale.ROOT);
  }

  /** Empty if one is listed that is not there. A name that is listed twice counts twice. */
  private static Optional<String> canonical(List<String> names, Map<String, String> values) {
    List<String> pairs = new ArrayList<>();
    for (String name : names.stream().sorted(Comparator.naturalOrder()).toList()) {
      String value = values.get(name);
      if (value == null) {
        return Optional.empty();
      }
      pairs.add(name + "=" + UrlEncoding.encode(value));
    }
    return Optional.of(String.join("&", pairs));
  }
}
