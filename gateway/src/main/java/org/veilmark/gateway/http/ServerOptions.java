package org.veilmark.gateway.http;

import org.jspecify.annotations.Nullable;

/**
 * How the server listens.
 *
 * @param host address to bind
 * @param port 0: any
 * @param identity by which it proves who it is, over TLS; null: it speaks plain HTTP
 */
public record ServerOptions(String host, int port, @Nullable TlsIdentity identity) {

  /** Plain HTTP. */
  public ServerOptions(String host, int port) {
    this(host, port, null);
  }
}
