package org.veilmark.bench.service;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.topic.KafkaClient;

/** Sends requests to a service. */
public final class Requester implements AutoCloseable {
  private final RecordCodec<JobRequest> codec = new RecordCodec<>(JobRequest.class);
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  /** A producer of its own. */
  public Requester(KafkaClient client) {
    Properties settings = client.properties();
    settings.put("bootstrap.servers", client.bootstrapServers());
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    topic = client.topics().requests();
  }

  /** Returns when the broker has it. */
  public void send(JobRequest request) throws InterruptedException, ExecutionException {
    byte[] partitionKey = request.getJobId().getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(topic, partitionKey, codec.encode(request))).get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
