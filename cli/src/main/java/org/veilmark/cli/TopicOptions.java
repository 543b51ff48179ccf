package org.veilmark.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.failure.Failures;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;
import picocli.CommandLine.Option;

/** How the topics of a service are found and reached, once its brokers are known. */
final class TopicOptions {
  private static final String DEFAULT_PREFIX = "veilmark.";

  @Option(
      names = "--topic-prefix",
      paramLabel = "P",
      description = "What the names of the topics begin with. Without it: veilmark.")
  private @Nullable String prefix;

  @Option(
      names = "--kafka-options",
      paramLabel = "F",
      description = "File of further options of Kafka's clients, such as those of SASL and TLS.")
  private @Nullable Path optionsFile;

  /** Whether one of them was given. */
  boolean areGiven() {
    return prefix != null || optionsFile != null;
  }

  /**
   * How Kafka is reached.
   *
   * @param bootstrapServers brokers, separated by commas
   * @throws CommandException if the options do not say
   */
  KafkaClient client(String bootstrapServers) throws CommandException {
    Properties options = new Properties();
    if (optionsFile != null) {
      try (Reader in = Files.newBufferedReader(optionsFile)) {
        options.load(in);
      } catch (IOException | IllegalArgumentException e) {
        throw new CommandException(
            "REQUEST_INVALID", "cannot read " + optionsFile + ": " + Failures.oneLine(e), e);
      }
    }
    try {
      Topics topics = new Topics(prefix == null ? DEFAULT_PREFIX : prefix);
      return new KafkaClient(bootstrapServers, topics, options);
    } catch (IllegalArgumentException e) {
      throw new CommandException("REQUEST_INVALID", Failures.oneLine(e), e);
    }
  }
}
