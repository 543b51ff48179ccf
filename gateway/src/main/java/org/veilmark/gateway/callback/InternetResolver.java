package org.veilmark.gateway.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds addresses of strangers only. The client connects to what this returns and asks no second
 * time, so that a name cannot change its meaning between the check and the connection.
 */
final class InternetResolver extends SystemDefaultDnsResolver {

  /** Some address of the host is not one that may be called. */
  static final class ForbiddenHostException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenHostException(String message) {
      super(message);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = super.resolve(host);
    for (InetAddress address : addresses) {
      if (!Internet.has(address)) {
        throw new ForbiddenHostException("'" + host + "' is inside a network that is not called");
      }
    }
    return addresses;
  }
}
