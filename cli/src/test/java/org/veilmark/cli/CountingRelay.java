package org.veilmark.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server on this machine, counts what the server sends, and answers
 * in its place for a while when told to.
 */
final class CountingRelay implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final byte[] UNAVAILABLE =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(US_ASCII);

  private final ServerSocket listener;
  private final int serverPort;
  private final AtomicLong receivedBytes = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile Outage outage = new Outage(Long.MAX_VALUE, Duration.ZERO);

  private CountingRelay(ServerSocket listener, int serverPort) {
    this.listener = listener;
    this.serverPort = serverPort;
  }

  /** A relay to the server at {@code serverPort}. */
  static CountingRelay to(int serverPort) throws IOException {
    ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    CountingRelay relay = new CountingRelay(listener, serverPort);
    inBackground(relay::accept);
    return relay;
  }

  String endpoint() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** Bytes that the server sent so far. */
  long receivedBytes() {
    return receivedBytes.get();
  }

  /**
   * Answers every request with 503 for a while.
   *
   * @param afterBytes of answers, from now on, with which it begins
   */
  void refuse(long afterBytes, Duration time) {
    outage = new Outage(receivedBytes.get() + afterBytes, time);
  }

  /** How many requests were answered with 503. */
  long refused() {
    return refused.get();
  }

  /** Whether requests were refused and are served again. */
  boolean isOver() {
    return outage.isOver();
  }

  /** A time in which the server is not to be reached, which begins with traffic. */
  private static final class Outage {
    private final long fromBytes;
    private final long nanos;
    private long beginNanos;
    private boolean begun;

    Outage(long fromBytes, Duration time) {
      this.fromBytes = fromBytes;
      nanos = time.toNanos();
    }

    synchronized boolean covers(long receivedBytes) {
      if (!begun && receivedBytes >= fromBytes) {
        begun = true;
        beginNanos = System.nanoTime();
      }
      return begun && System.nanoTime() - beginNanos < nanos;
    }

    synchronized boolean isOver() {
      return begun && System.nanoTime() - beginNanos >= nanos;
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      inBackground(() -> ask(client, server));
      inBackground(() -> pump(server, client, receivedBytes));
    }
  }

  /** Hands requests on. What begins with a method is one; the rest belongs to its body. */
  private void ask(Socket client, Socket server) throws IOException {
    try (client;
        server) {
      InputStream in = client.getInputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        boolean begins =
            new String(buffer, 0, count, US_ASCII).matches("(?s)(GET|HEAD|PUT|POST) /.*");
        if (begins && outage.covers(receivedBytes.get())) {
          refused.incrementAndGet();
          client.getOutputStream().write(UNAVAILABLE);
          return;
        }
        server.getOutputStream().write(buffer, 0, count);
      }
    }
  }

  private static void pump(Socket from, Socket to, AtomicLong countBytes) throws IOException {
    // Either end closes both.
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        countBytes.addAndGet(count);
        out.write(buffer, 0, count);
      }
    }
  }

  /** Something that ends with its connection. */
  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other end is gone.
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
