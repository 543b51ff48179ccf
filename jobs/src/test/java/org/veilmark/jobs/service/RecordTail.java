package org.veilmark.jobs.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.veilmark.operators.finish.JobStates;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.topic.KafkaClient;

/** A read-committed consumer of records that keeps the newest state of each job. */
final class RecordTail implements AutoCloseable {
  private final RecordCodec<JobRecord> codec = new RecordCodec<>(JobRecord.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, JobState> states = new HashMap<>();
  private int finalRecords;

  RecordTail(KafkaClient client, String topic) {
    Properties settings = client.properties();
    settings.put("bootstrap.servers", client.bootstrapServers());
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads on for a moment. */
  RecordTail follow() throws Exception {
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
      JobRecord record = codec.decode(message.value());
      states.put(record.getJobId(), record.getState());
      if (JobStates.isFinal(record.getState())) {
        finalRecords++;
      }
    }
    return this;
  }

  /** The newest state of each job. */
  Map<String, JobState> states() {
    return states;
  }

  /** How many final records came. */
  int finalRecords() {
    return finalRecords;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
