package org.veilmark.jobs.service;

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

/** One Kafka broker and controller (KRaft) in this process, on loopback. */
final class KafkaBroker implements AutoCloseable {
  private final Properties settings;
  private final String bootstrapServers;
  private KafkaRaftServer server;

  private KafkaBroker(Properties settings, String bootstrapServers) {
    this.settings = settings;
    this.bootstrapServers = bootstrapServers;
    server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
  }

  /** Starts one whose data lies in {@code directory}. */
  static KafkaBroker start(Path directory) throws IOException {
    return start(directory, "PLAINTEXT", Map.of());
  }

  /**
   * Starts one that speaks with those who can prove who they are.
   *
   * @param keyStore PKCS #12 with the broker's key
   * @param password of the key store, and of the one user, {@code veilmark}
   */
  static KafkaBroker startSecured(Path directory, Path keyStore, String password)
      throws IOException {
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"veilmark\""
            + " password=\"%s\" user_veilmark=\"%s\";".formatted(password, password);
    return start(
        directory,
        "SASL_SSL",
        Map.of(
            "sasl.enabled.mechanisms",
            "PLAIN",
            "sasl.mechanism.inter.broker.protocol",
            "PLAIN",
            "listener.name.sasl_ssl.plain.sasl.jaas.config",
            login,
            "ssl.keystore.location",
            keyStore.toString(),
            "ssl.keystore.password",
            password,
            "ssl.truststore.location",
            keyStore.toString(),
            "ssl.truststore.password",
            password));
  }

  private static KafkaBroker start(Path directory, String protocol, Map<String, String> more)
      throws IOException {
    int port = freePort();
    int controllerPort = freePort();
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put(
        "listeners",
        "%s://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(protocol, port, controllerPort));
    settings.put("advertised.listeners", protocol + "://127.0.0.1:" + port);
    settings.put(
        "listener.security.protocol.map",
        "%s:%s,CONTROLLER:PLAINTEXT".formatted(protocol, protocol));
    settings.put("inter.broker.listener.name", protocol);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
    settings.put("log.dirs", directory.resolve("kafka").toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "2");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.putAll(more);
    format(directory, settings);
    return new KafkaBroker(settings, "127.0.0.1:" + port);
  }

  private static void format(Path directory, Properties settings) throws IOException {
    Path file = directory.resolve("server.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    String[] arguments = {
      "format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", file.toString()
    };
    PrintStream unused =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    if (StorageTool.execute(arguments, unused) != 0) {
      throw new IOException("the broker's storage was not formatted");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops and starts again with the same data and address. */
  void restart() {
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
