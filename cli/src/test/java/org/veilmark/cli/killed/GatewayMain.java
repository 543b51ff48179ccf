package org.veilmark.cli.killed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.veilmark.cli.serve.AccessKeyPairs;
import org.veilmark.cli.serve.Serving;
import org.veilmark.gateway.Gateway;
import org.veilmark.gateway.GatewayOptions;
import org.veilmark.gateway.access.SecretSeal;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.callback.CallbackOptions;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.gateway.store.SqliteLibrary;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/** A gateway in a process of its own, on a broker and for a service that are elsewhere. */
final class GatewayMain {
  static final String ID = "testId";
  static final String SECRET = "testSecret";

  private GatewayMain() {}

  /** Starts one: port, folder, broker, prefix of the topics. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    Properties options = new Properties();
    // The least that a broker takes: for so long it keeps the place of the one that was killed.
    options.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
    options.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1000");
    SqliteLibrary.unpackIn(folder.resolve("sqlite"));
    String store = Serving.storeUrl(folder);
    Gateway gateway =
        Gateway.start(
            new GatewayOptions(
                new ServerOptions("127.0.0.1", Integer.parseInt(args[0])),
                new KafkaClient(args[2], new Topics(args[3]), options),
                store,
                store,
                SecretSeal.ofFile(folder.resolve("data-key")),
                AccessKeyPairs.parse(List.of(ID + ":" + SECRET), "0123456789abcdef"),
                new Buckets(Map.of("films", folder.toString())),
                new CallbackOptions(true, Set.of()),
                GatewayOptions.CALLS_PER_SECOND,
                GatewayOptions.PATIENCE),
            () -> true);
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
  }
}
