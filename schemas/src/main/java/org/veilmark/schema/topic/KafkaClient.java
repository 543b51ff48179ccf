package org.veilmark.schema.topic;

import java.util.Properties;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param topics of the service
 * @param options further options of Kafka's clients, such as those of SASL and TLS; copied into the
 *     job graph, so secrets belong in a file that they refer to
 */
public record KafkaClient(String bootstrapServers, Topics topics, Properties options) {

  /** Checks that there is an address. */
  public KafkaClient {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("no address of a Kafka broker");
    }
  }

  /** A copy of the options. */
  public Properties properties() {
    Properties copy = new Properties();
    options.stringPropertyNames().forEach(name -> copy.put(name, options.getProperty(name)));
    return copy;
  }
}
