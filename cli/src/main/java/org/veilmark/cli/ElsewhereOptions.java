package org.veilmark.cli;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.veilmark.cli.serve.ServeOptions;
import org.veilmark.gateway.store.Database;
import org.veilmark.schema.topic.KafkaClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code serve} is to use instead of running it in its own process. */
final class ElsewhereOptions {
  private static final String STORE_VARIABLE = "VEILMARK_STORE";

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Brokers of Kafka, separated by commas. Without it: one in this process.")
  private @Nullable String kafka;

  @Mixin private TopicOptions topics;

  @Option(
      names = "--flink",
      paramLabel = "URL",
      description =
          "REST interface of a cluster that runs the service, on the same Kafka and the same "
              + "buckets. Without it: one in this process.")
  private @Nullable String flink;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "Database of JDBC, PostgreSQL or SQLite. Without it: the variable VEILMARK_STORE, then a file "
              + "of SQLite in the data.")
  private @Nullable String store;

  /**
   * What is elsewhere.
   *
   * @throws CommandException if Kafka's options cannot be read
   * @throws IllegalArgumentException if the options do not fit one another
   */
  ServeOptions.Others others(CommandContext context) throws CommandException {
    if (kafka == null && topics.areGiven()) {
      throw new IllegalArgumentException("--topic-prefix and --kafka-options go with --kafka");
    }
    KafkaClient client = kafka == null ? null : topics.client(kafka);
    return new ServeOptions.Others(client, rest(), store(context));
  }

  private @Nullable URI rest() {
    if (flink == null) {
      return null;
    }
    try {
      URI uri = new URI(flink);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("--flink is no URL of http: " + flink, e);
    }
    throw new IllegalArgumentException("--flink is no URL of http: " + flink);
  }

  private @Nullable String store(CommandContext context) {
    String url = store == null ? context.environment().get(STORE_VARIABLE) : store;
    if (url != null) {
      Database.requireKnown(url);
    }
    return url;
  }
}
