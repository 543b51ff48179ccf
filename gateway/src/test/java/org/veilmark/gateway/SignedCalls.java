package org.veilmark.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.http.UrlEncoding;

/**
 * Requests as bytes, signed as the vendors' clients do it.
 *
 * @param id of the access key
 * @param secret its secret
 */
record SignedCalls(String id, String secret) {

  /** A call of Alibaba's, signed by HMAC-SHA1 over its parameters. */
  byte[] rpc(Map<String, String> own, String nonce) {
    Map<String, String> all = new TreeMap<>(own);
    all.putIfAbsent("AccessKeyId", id);
    all.putIfAbsent("SignatureMethod", "HMAC-SHA1");
    all.putIfAbsent("SignatureVersion", "1.0");
    all.putIfAbsent("SignatureNonce", nonce);
    all.putIfAbsent("Timestamp", Instant.now().toString().substring(0, 19) + "Z");
    all.putIfAbsent("Format", "JSON");
    String query = encoded(all);
    String toSign = "GET&" + UrlEncoding.encode("/") + "&" + UrlEncoding.encode(query);
    String signature =
        Base64.getEncoder().encodeToString(Signatures.mac("HmacSHA1", secret + "&", toSign));
    return request("GET /?" + query + "&Signature=" + UrlEncoding.encode(signature), "", "");
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one -> UrlEncoding.encode(one.getKey()) + "=" + UrlEncoding.encode(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** A call of Tencent's, whose signature covers its method and path. */
  byte[] tencent(String method, String path, String query, String body) {
    long now = Instant.now().getEpochSecond();
    String window = now - 10 + ";" + (now + 600);
    String signKey = Signatures.hex(Signatures.mac("HmacSHA1", secret, window));
    String http = method.toLowerCase(java.util.Locale.ROOT) + "\n" + path + "\n\n\n";
    String digest = Signatures.digestHex("SHA-1", http.getBytes(StandardCharsets.UTF_8));
    String signature =
        Signatures.hex(
            Signatures.mac("HmacSHA1", signKey, "sha1\n" + window + "\n" + digest + "\n"));
    String authorization =
        "Authorization: q-sign-algorithm=sha1&q-ak=%s&q-sign-time=%s&q-key-time=%s"
                .formatted(id, window, window)
            + "&q-header-list=&q-url-param-list=&q-signature="
            + signature
            + "\r\n";
    String target = method + " " + path + (query.isEmpty() ? "" : "?" + query);
    return request(target, authorization, body);
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
