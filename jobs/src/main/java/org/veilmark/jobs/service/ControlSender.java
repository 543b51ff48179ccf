package org.veilmark.jobs.service;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.topic.KafkaClient;

/** Tells a service what to do. */
public final class ControlSender {
  private ControlSender() {}

  /**
   * Sends a message and waits until the broker has it.
   *
   * @throws KafkaFailureException if Kafka refuses or is not reached
   */
  public static void send(KafkaClient client, ControlMessage message)
      throws KafkaFailureException, InterruptedException {
    Properties properties = client.properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, client.bootstrapServers());
    String about = message.getJobId() == null ? message.getQueue() : message.getJobId();
    byte[] messageKey = about == null ? null : about.getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  client.topics().control(),
                  messageKey,
                  new RecordCodec<>(ControlMessage.class).encode(message)))
          .get();
    } catch (KafkaException e) {
      throw new KafkaFailureException("the message was not sent", e);
    } catch (ExecutionException e) {
      throw new KafkaFailureException("the message was not sent", e.getCause());
    }
  }
}
