package org.veilmark.gateway.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came, read whole.
 *
 * @param requestId by which it is found in the log
 * @param method in upper case
 * @param path decoded
 * @param query of the URL
 * @param headers by lower-case names; several of one name are joined by commas
 * @param body as it came; empty if there was none
 * @param remoteAddress of who sent it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record HttpCall(
    String requestId,
    String method,
    String path,
    Parameters query,
    Map<String, String> headers,
    byte[] body,
    String remoteAddress) {

  /** Copies. */
  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** The value of a header, by any spelling of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
