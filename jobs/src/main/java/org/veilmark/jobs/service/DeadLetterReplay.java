package org.veilmark.jobs.service;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.DeadLetter;
import org.veilmark.schema.codec.RecordBytes;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/**
 * Sends the messages in dead letters to the topics that they came from once more: after the service
 * learned to understand them. Goes on where the replay before it ended, and ends with the letters
 * that were there when it began. If it breaks off, the next may send some a second time, which is
 * harmless: a request that comes again is the same job.
 */
public final class DeadLetterReplay {
  private static final Duration POLL = Duration.ofSeconds(1);

  private DeadLetterReplay() {}

  /**
   * What a replay did.
   *
   * @param replayed messages sent again
   * @param left letters without their message, with one of another topic, or that are no letters
   */
  public record Outcome(int replayed, int left) {}

  /**
   * Replays.
   *
   * @throws KafkaFailureException if Kafka refuses or is not reached
   */
  public static Outcome run(KafkaClient client) throws KafkaFailureException, InterruptedException {
    try (KafkaConsumer<byte[], byte[]> letters =
            new KafkaConsumer<>(
                consumer(client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> messages =
            new KafkaProducer<>(
                producer(client), new ByteArraySerializer(), new ByteArraySerializer())) {
      return new Run(client.topics(), letters, messages).run();
    } catch (KafkaException e) {
      throw new KafkaFailureException("dead letters were not all replayed", e);
    } catch (ExecutionException e) {
      throw new KafkaFailureException("dead letters were not all replayed", e.getCause());
    }
  }

  private static Properties consumer(KafkaClient client) {
    Properties properties = client.properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, client.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, client.topics().prefix() + "replay");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return properties;
  }

  private static Properties producer(KafkaClient client) {
    Properties properties = client.properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, client.bootstrapServers());
    properties.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(TopicPlan.MAX_MESSAGE_BYTES));
    return properties;
  }

  /** One replay. */
  private static final class Run {
    private final Set<String> inputs;
    private final String deadLetters;
    private final KafkaConsumer<byte[], byte[]> letters;
    private final KafkaProducer<byte[], byte[]> messages;
    private final RecordCodec<DeadLetter> codec = new RecordCodec<>(DeadLetter.class);
    private int replayed;
    private int left;

    Run(
        Topics topics,
        KafkaConsumer<byte[], byte[]> letters,
        KafkaProducer<byte[], byte[]> messages) {
      // Never anywhere else, whatever a letter says.
      inputs = Set.of(topics.requests(), topics.control());
      deadLetters = topics.deadLetters();
      this.letters = letters;
      this.messages = messages;
    }

    Outcome run() throws ExecutionException, InterruptedException {
      List<TopicPartition> partitions =
          letters.partitionsFor(deadLetters).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      letters.assign(partitions);
      Map<TopicPartition, Long> ends = letters.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> letters.position(one) < ends.get(one))) {
        ConsumerRecords<byte[], byte[]> batch = letters.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> letter : batch) {
          if (letter.offset() < ends.get(new TopicPartition(letter.topic(), letter.partition()))) {
            replay(letter.value());
          }
        }
        messages.flush();
        letters.commitSync(
            partitions.stream()
                .collect(
                    Collectors.toMap(
                        one -> one,
                        one ->
                            new OffsetAndMetadata(
                                Math.min(letters.position(one), ends.get(one))))));
      }
      return new Outcome(replayed, left);
    }

    private void replay(byte @Nullable [] value) throws ExecutionException, InterruptedException {
      DeadLetter letter;
      try {
        letter = codec.decode(value == null ? new byte[0] : value);
      } catch (RecordDecodingException e) {
        left++;
        return;
      }
      if (letter.getOriginal() == null || !inputs.contains(letter.getTopic())) {
        left++;
        return;
      }
      messages
          .send(
              new ProducerRecord<>(
                  letter.getTopic(), bytes(letter.getMessageKey()), bytes(letter.getOriginal())))
          .get();
      replayed++;
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
      return buffer == null ? null : RecordBytes.copyOf(buffer);
    }
  }
}
