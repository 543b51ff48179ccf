package org.veilmark.gateway.callback;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses are those of strangers: all but those that IANA's special-purpose registries (RFC
 * 6890) keep from being reached globally, and those that carry another address in them.
 */
final class Internet {
  private Internet() {}

  /** Whether an address is out there, and no way into the network that this process is in. */
  static boolean has(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return !isSpecial(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
    }
    return address instanceof Inet6Address && isGlobalUnicast(bytes);
  }

  private static boolean isSpecial(int first, int second, int third) {
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128) // Between carriers, RFC 6598.
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 192 && second == 88 && third == 99) // Relays of 6to4.
        || (first == 198 && (second == 18 || second == 19)) // Measurements, RFC 2544.
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113);
  }

  /** Of 2000::/3, without documentation, Teredo and 6to4. */
  private static boolean isGlobalUnicast(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    return first >> 13 == 1
        && !(first == 0x2001 && (second < 0x200 || second == 0xdb8))
        && first != 0x2002
        && !(first == 0x3fff && second < 0x1000);
  }
}
