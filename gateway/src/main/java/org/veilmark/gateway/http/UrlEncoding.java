package org.veilmark.gateway.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of UTF-8. */
public final class UrlEncoding {
  private UrlEncoding() {}

  /** By RFC 3986: all but letters, digits and {@code - _ . ~}. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /**
   * As forms are encoded: {@code +} is a space.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two digits, or there is a
   *     NUL, which not every database keeps
   */
  public static String decode(String text) {
    String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
    if (decoded.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("text with a NUL in it");
    }
    return decoded;
  }
}
