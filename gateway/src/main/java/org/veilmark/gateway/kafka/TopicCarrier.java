package org.veilmark.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.veilmark.gateway.callback.CallbackContent;
import org.veilmark.gateway.callback.Carrier;
import org.veilmark.gateway.callback.UndeliveredException;
import org.veilmark.schema.topic.KafkaClient;

/** Carries into topics of the Kafka that the service works with. */
public final class TopicCarrier implements Carrier, AutoCloseable {
  private static final int PATIENCE_MILLIS = 15_000;

  private final KafkaProducer<byte[], byte[]> producer;

  /** A carrier. */
  public TopicCarrier(KafkaClient client) {
    Properties properties = client.properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, client.bootstrapServers());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void carry(String target, CallbackContent content, Map<String, String> headers)
      throws UndeliveredException {
    ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(target, content.body());
    headers.forEach(
        (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(message).get();
    } catch (ExecutionException e) {
      throw UndeliveredException.forNow("the topic could not be written");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UndeliveredException.forNow("the gateway ends");
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
