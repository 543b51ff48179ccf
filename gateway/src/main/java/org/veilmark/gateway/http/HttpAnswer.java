package org.veilmark.gateway.http;

import java.util.HashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status by HTTP
 * @param contentType of the body
 * @param headers others
 * @param body as it goes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record HttpAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {

  /** Copies. */
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /** Without further headers. */
  public static HttpAnswer of(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, contentType, Map.of(), body);
  }

  /** The same with one more header. */
  public HttpAnswer withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, contentType, more, body);
  }
}
