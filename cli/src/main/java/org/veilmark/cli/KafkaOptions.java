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

/** Where the topics of a service are. */
final class KafkaOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Brokers of Kafka, separated by commas.")
  private String bootstrapServers;

  @Option(
      names = "--topic-prefix",
      paramLabel = "P",
      defaultValue = "veilmark.",
      description = "What the names of the topics begin with. Without it: veilmark.")
  private String prefix;

  @Option(
      names = "--kafka-options",
      paramLabel = "F",
      description = "File of further options of Kafka's clients, such as those of SASL and TLS.")
  private @Nullable Path optionsFile;

  /**
   * How Kafka is reached.
   *
   * @throws CommandException if the options do not say
   */
  KafkaClient client() throws CommandException {
    return client(bootstrapServers, prefix, optionsFile);
  }

  static KafkaClient client(String bootstrapServers, String prefix, @Nullable Path optionsFile)
      throws CommandException {
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
      return new KafkaClient(bootstrapServers, new Topics(prefix), options);
    } catch (IllegalArgumentException e) {
      throw new CommandException("REQUEST_INVALID", Failures.oneLine(e), e);
    }
  }
}
