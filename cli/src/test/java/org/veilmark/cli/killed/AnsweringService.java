package org.veilmark.cli.killed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.veilmark.cli.Records;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.topic.Topics;

/**
 * Answers embeddings at once, without marking anything, and each job id once: what the service does
 * as far as a gateway can tell.
 */
final class AnsweringService implements AutoCloseable {
  private final RecordCodec<JobRequest> requests = new RecordCodec<>(JobRequest.class);
  private final RecordCodec<JobRecord> records = new RecordCodec<>(JobRecord.class);
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final String bootstrapServers;
  private final Topics topics;
  private final Thread thread;
  private volatile boolean closed;

  private AnsweringService(String bootstrapServers, Topics topics) {
    this.bootstrapServers = bootstrapServers;
    this.topics = topics;
    thread = new Thread(this::run, "answering-service");
  }

  static AnsweringService start(String bootstrapServers, Topics topics) {
    AnsweringService service = new AnsweringService(bootstrapServers, topics);
    service.thread.start();
    return service;
  }

  private void run() {
    try (KafkaConsumer<byte[], byte[]> in =
            new KafkaConsumer<>(
                Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    ConsumerConfig.GROUP_ID_CONFIG,
                    topics.prefix() + "answering",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> out =
            new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      in.subscribe(List.of(topics.requests()));
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> message : in.poll(Duration.ofMillis(200))) {
          JobRequest request = requests.decode(message.value());
          String id = request.getJobId();
          if (asked.computeIfAbsent(id, i -> new AtomicInteger()).incrementAndGet() == 1) {
            byte[] key = id.getBytes(StandardCharsets.UTF_8);
            byte[] end = records.encode(Records.embedded(request));
            out.send(new ProducerRecord<>(topics.records(), key, end)).get();
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often each job was asked for, by its id. */
  Map<String, AtomicInteger> asked() {
    return asked;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
