package org.veilmark.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.http.UrlEncoding;

/**
 * Requests signed as the vendors' clients do it.
 *
 * @param id of the access key
 * @param secret its secret
 */
public record SignedCalls(String id, String secret) {
  private static final String EMPTY_DIGEST = Signatures.digestHex("SHA-256", new byte[0]);

  /** Parameters of a call of Alibaba's by GET, signed by HMAC-SHA1 over them. */
  public Map<String, String> rpcParameters(Map<String, String> own, String nonce, String at) {
    Map<String, String> all = new TreeMap<>(own);
    all.putIfAbsent("AccessKeyId", id);
    all.putIfAbsent("SignatureMethod", "HMAC-SHA1");
    all.putIfAbsent("SignatureVersion", "1.0");
    all.putIfAbsent("SignatureNonce", nonce);
    all.putIfAbsent("Timestamp", at);
    all.putIfAbsent("Format", "JSON");
    String toSign = "GET&" + UrlEncoding.encode("/") + "&" + UrlEncoding.encode(encoded(all));
    all.put(
        "Signature",
        Base64.getEncoder().encodeToString(Signatures.mac("HmacSHA1", secret + "&", toSign)));
    return all;
  }

  /** Headers of a call of Alibaba's by POST without a body, signed by ACS3-HMAC-SHA256. */
  public Map<String, String> acs3Headers(
      String action, String version, Map<String, String> query, String nonce, String at) {
    Map<String, String> headers =
        new TreeMap<>(
            Map.of(
                "host", "127.0.0.1",
                "x-acs-action", action,
                "x-acs-content-sha256", EMPTY_DIGEST,
                "x-acs-date", at,
                "x-acs-signature-nonce", nonce,
                "x-acs-version", version));
    String names = String.join(";", headers.keySet());
    String lines =
        headers.entrySet().stream()
            .map(one -> one.getKey() + ":" + one.getValue() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join("\n", "POST", "/", encoded(new TreeMap<>(query)), lines, names, EMPTY_DIGEST);
    String toSign =
        "ACS3-HMAC-SHA256\n"
            + Signatures.digestHex("SHA-256", canonical.getBytes(StandardCharsets.UTF_8));
    headers.put(
        "authorization",
        "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
            .formatted(id, names, Signatures.hex(Signatures.mac("HmacSHA256", secret, toSign))));
    return headers;
  }

  /** {@code a=1&b=2}. */
  public static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one -> UrlEncoding.encode(one.getKey()) + "=" + UrlEncoding.encode(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * The header {@code Authorization} of a call of Tencent's, which covers its method and its path.
   *
   * @param signTime when it holds, {@code FROM;TO}
   * @param keyTime when the key derived for it does
   */
  public String qSign(String method, String path, String signTime, String keyTime) {
    return qSign(method, path, Map.of(), Map.of(), signTime, keyTime);
  }

  /** The same, covering parameters and headers, too; their names are in lower case. */
  public String qSign(
      String method,
      String path,
      Map<String, String> parameters,
      Map<String, String> headers,
      String signTime,
      String keyTime) {
    Map<String, String> sortedParameters = new TreeMap<>(parameters);
    Map<String, String> sortedHeaders = new TreeMap<>(headers);
    String request =
        String.join(
            "\n",
            method.toLowerCase(Locale.ROOT),
            path,
            encoded(sortedParameters),
            encoded(sortedHeaders),
            "");
    String digest = Signatures.digestHex("SHA-1", request.getBytes(StandardCharsets.UTF_8));
    String key = Signatures.hex(Signatures.mac("HmacSHA1", secret, keyTime));
    String toSign = "sha1\n" + signTime + "\n" + digest + "\n";
    return "q-sign-algorithm=sha1&q-ak=%s&q-sign-time=%s&q-key-time=%s&q-header-list=%s"
            .formatted(id, signTime, keyTime, String.join(";", sortedHeaders.keySet()))
        + "&q-url-param-list="
        + String.join(";", sortedParameters.keySet())
        + "&q-signature="
        + Signatures.hex(Signatures.mac("HmacSHA1", key, toSign));
  }

  /** A call of Alibaba's as bytes. */
  byte[] rpc(Map<String, String> own, String nonce) {
    return request(
        "GET /?"
            + encoded(
                rpcParameters(
                    own, nonce, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())),
        "",
        "");
  }

  /** A call of Tencent's as bytes. */
  byte[] tencent(String method, String path, String query, String body) {
    long now = Instant.now().getEpochSecond();
    String window = now - 10 + ";" + (now + 600);
    String target = method + " " + path + (query.isEmpty() ? "" : "?" + query);
    return request(target, "Authorization: " + qSign(method, path, window, window) + "\r\n", body);
  }

  private static byte[] request(String target, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head =
        target
            + " HTTP/1.1\r\nHost: films-1.ci.ap-chongqing.myqcloud.com\r\n"
            + headers
            + "Content-Length: "
            + length
            + "\r\nConnection: close\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }
}
