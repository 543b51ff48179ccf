package org.veilmark.jobs.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.local.KafkaBroker;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/** The topics of a test's service, written and read from outside of it. */
final class ServiceTopics {
  private static final int PARTITIONS = 2;

  private final KafkaClient client;

  private ServiceTopics(KafkaClient client) {
    this.client = client;
  }

  static ServiceTopics make(KafkaBroker broker, String prefix) throws Exception {
    return make(new KafkaClient(broker.bootstrapServers(), new Topics(prefix), new Properties()));
  }

  static ServiceTopics make(KafkaClient client) throws Exception {
    TopicMaker.make(client, new TopicPlan(client.topics(), PARTITIONS, (short) 1));
    return new ServiceTopics(client);
  }

  KafkaClient client() {
    return client;
  }

  Topics names() {
    return client.topics();
  }

  void request(JobRequest... requests) throws Exception {
    for (JobRequest request : requests) {
      send(names().requests(), request.getJobId(), encoded(request));
    }
  }

  @SuppressWarnings("unchecked")
  static <T extends SpecificRecordBase> byte[] encoded(T record) {
    return new RecordCodec<>((Class<T>) record.getClass()).encode(record);
  }

  void send(String topic, @Nullable String messageKey, byte @Nullable [] value) throws Exception {
    Properties settings = client.properties();
    settings.put("bootstrap.servers", client.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] key = messageKey == null ? null : messageKey.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** Puts so many messages that mean nothing into every partition of what the service reads. */
  void fill(int messages) throws Exception {
    Properties settings = client.properties();
    settings.put("bootstrap.servers", client.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String topic : List.of(names().requests(), names().control(), names().credits())) {
        for (PartitionInfo info : producer.partitionsFor(topic)) {
          for (int i = 0; i < messages; i++) {
            producer.send(new ProducerRecord<>(topic, info.partition(), null, new byte[1])).get();
          }
        }
      }
    }
  }

  /** Sends many messages without keys. */
  void send(String topic, List<byte[]> values) throws Exception {
    Properties settings = client.properties();
    settings.put("bootstrap.servers", client.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent =
          values.stream().map(value -> producer.send(new ProducerRecord<>(topic, value))).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** All records of a topic that a read-committed consumer sees now, each partition in order. */
  <T extends SpecificRecordBase> List<T> read(String topic, Class<T> type) throws Exception {
    RecordCodec<T> codec = new RecordCodec<>(type);
    List<T> records = new ArrayList<>();
    for (byte[] value : values(topic)) {
      records.add(codec.decode(value));
    }
    return records;
  }

  List<byte[]> values(String topic) {
    Properties settings = client.properties();
    settings.put("bootstrap.servers", client.bootstrapServers());
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    List<byte[]> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(ServiceTopics::partition).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
          values.add(message.value());
        }
      }
    }
    return values;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}
