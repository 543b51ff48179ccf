package org.veilmark.jobs.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka broker and controller (KRaft) in this process, on loopback. Its data outlive it; its
 * ports are chosen anew at each start.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final String NODE_ID = "1";

  private final Properties settings;
  private final String bootstrapServers;
  private KafkaRaftServer server;

  private KafkaBroker(Properties settings, String bootstrapServers) {
    this.settings = settings;
    this.bootstrapServers = bootstrapServers;
    server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
  }

  /**
   * Starts one that asks nobody who he is.
   *
   * @param directory an existing one, of the broker alone; what an earlier one left there is found
   *     again
   */
  public static KafkaBroker start(Path directory) throws IOException {
    return start(directory, "PLAINTEXT", Map.of());
  }

  /**
   * Starts one with other settings.
   *
   * @param protocol of the listener, by Kafka's name
   * @param more settings of a broker by Kafka's names, which win
   */
  public static KafkaBroker start(Path directory, String protocol, Map<String, String> more)
      throws IOException {
    int port = freePort();
    int controllerPort = freePort();
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE_ID);
    settings.put(
        "listeners",
        "%s://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(protocol, port, controllerPort));
    settings.put("advertised.listeners", protocol + "://127.0.0.1:" + port);
    settings.put(
        "listener.security.protocol.map",
        "%s:%s,CONTROLLER:PLAINTEXT".formatted(protocol, protocol));
    settings.put("inter.broker.listener.name", protocol);
    settings.put("controller.listener.names", "CONTROLLER");
    // Told by settings, not kept with the data, where the old port would be.
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("log.dirs", directory.resolve("kafka").toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "2");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.putAll(more);
    if (!Files.exists(directory.resolve("kafka").resolve("meta.properties"))) {
      format(directory, settings);
    }
    return new KafkaBroker(settings, "127.0.0.1:" + port);
  }

  private static void format(Path directory, Properties settings) throws IOException {
    Path file = Files.createTempFile(directory, "broker", ".properties");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        settings.store(out, null);
      }
      String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
      PrintStream unused =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      if (StorageTool.execute(arguments, unused) != 0) {
        throw new IOException("the broker's storage was not formatted");
      }
    } finally {
      // It may hold passwords.
      Files.delete(file);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens, as {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops and starts again with the same data and address. */
  public void restart() {
    close();
    server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
