package org.veilmark.bench.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.veilmark.operators.finish.JobStates;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;
import org.veilmark.schema.topic.KafkaClient;

/**
 * The final records of some jobs as a read-committed consumer sees them: how often each came in
 * {@code records} and in {@code results}, and when first in the latter.
 */
public final class FinalRecords implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final RecordCodec<JobRecord> codec = new RecordCodec<>(JobRecord.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String results;
  private final Set<String> jobIds;
  private final Map<String, Ended> ended = new HashMap<>();
  private int repeated;

  /** What became of a job, and when that was seen, in milliseconds since the epoch. */
  public record Ended(JobRecord job, long seenAtMillis) {}

  /** Reads both topics from their beginnings. */
  public FinalRecords(KafkaClient client, Set<String> jobIds) {
    this.jobIds = Set.copyOf(jobIds);
    results = client.topics().results();
    Properties settings = client.properties();
    settings.put("bootstrap.servers", client.bootstrapServers());
    settings.put("isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(results, client.topics().records())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads on for a moment; returns what ended. */
  public List<Ended> follow() throws RecordDecodingException {
    List<Ended> fresh = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
      JobRecord job = codec.decode(message.value());
      if (jobIds.contains(job.getJobId()) && JobStates.isFinal(job.getState())) {
        note(message.topic(), job).ifPresent(fresh::add);
      }
    }
    return fresh;
  }

  private Optional<Ended> note(String topic, JobRecord job) {
    String place = topic + " " + job.getJobId();
    Ended now = new Ended(job, System.currentTimeMillis());
    if (ended.putIfAbsent(place, now) != null) {
      repeated++;
      return Optional.empty();
    }
    return topic.equals(results) ? Optional.of(now) : Optional.empty();
  }

  /** Whether each job has ended in both topics. */
  public boolean isComplete() {
    return ended.size() == 2 * jobIds.size();
  }

  /** How many final records came beyond one a job and topic. */
  public int repeated() {
    return repeated;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
