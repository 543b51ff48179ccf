package org.veilmark.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are to a server on this machine, each time over a connection of its own. */
final class RawClient {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int STATUS_START = 9;
  private static final int STATUS_END = 12;

  private final int port;

  RawClient(int port) {
    this.port = port;
  }

  /** What is answered, to the end of the connection; empty if the server only closes it. */
  String send(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      // What is promised and does not come will not come.
      socket.shutdownOutput();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try (InputStream in = socket.getInputStream()) {
        in.transferTo(answer);
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }

  /** The status of an answer of HTTP; 0 if it is none. */
  static int status(String answer) {
    return answer.startsWith("HTTP/1.") && answer.length() >= STATUS_END
        ? Integer.parseInt(answer.substring(STATUS_START, STATUS_END))
        : 0;
  }
}
