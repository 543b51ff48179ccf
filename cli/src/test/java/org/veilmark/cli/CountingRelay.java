package org.veilmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server on this machine and counts what the server sends. */
final class CountingRelay implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ServerSocket listener;
  private final int serverPort;
  private final AtomicLong receivedBytes = new AtomicLong();

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

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      inBackground(() -> pump(client, server, new AtomicLong()));
      inBackground(() -> pump(server, client, receivedBytes));
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
