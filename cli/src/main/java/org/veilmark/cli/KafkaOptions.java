package org.veilmark.cli;

import org.veilmark.schema.topic.KafkaClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the topics of a service are. */
final class KafkaOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Brokers of Kafka, separated by commas.")
  private String bootstrapServers;

  @Mixin private TopicOptions topics;

  /**
   * How Kafka is reached.
   *
   * @throws CommandException if the options do not say
   */
  KafkaClient client() throws CommandException {
    return topics.client(bootstrapServers);
  }
}
