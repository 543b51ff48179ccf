package org.veilmark.gateway.http;

/** What can be wrong with a call whatever it asks for. */
public enum HttpFault {
  /** Nothing is served there. */
  NOT_FOUND(404),
  /** The body has more bytes than are read. */
  TOO_LARGE(413),
  /** The URL cannot be decoded, or the body ends before its end. */
  MALFORMED(400),
  /** Something of ours failed; it is in the log. */
  INTERNAL(500),
  /** The server ends. */
  UNAVAILABLE(503);

  private final int status;

  HttpFault(int status) {
    this.status = status;
  }

  /** The status by HTTP. */
  public int status() {
    return status;
  }
}
