package org.veilmark.gateway.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.schema.topic.KafkaClient;

/**
 * Takes over what comes in a topic, each message at least once: where it ended is told to Kafka
 * after its messages were taken over. Several gateways of one database share the partitions.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** For so long the broker keeps the place of a gateway that was killed. */
  private static final String PLACE_KEPT_MILLIS = "10000";

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  private final KafkaClient client;
  private final String topic;
  private final MessageTaker taker;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

  /** What takes messages over. */
  public interface MessageTaker {

    /**
     * Takes one over. What it throws lets the message come again; one that will never be fit has to
     * be dropped.
     */
    void take(byte[] message) throws Exception;
  }

  private TopicFollower(KafkaClient client, String topic, MessageTaker taker) {
    this.client = client;
    this.topic = topic;
    this.taker = taker;
    thread = new Thread(this::run, "follow-" + topic);
    thread.setDaemon(true);
  }

  /** Begins where the gateways ended last; the first time, with the oldest message. */
  public static TopicFollower start(KafkaClient client, String topic, MessageTaker taker) {
    TopicFollower follower = new TopicFollower(client, topic, taker);
    follower.thread.start();
    return follower;
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        current = consumer;
        consumer.subscribe(List.of(topic));
        while (!closed) {
          for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            if (message.value() != null) {
              taker.take(message.value());
            }
          }
          consumer.commitSync();
        }
      } catch (Exception e) {
        if (closed) {
          return;
        }
        LOG.warn("Topic {} is not followed for now", topic, e);
        pause();
      }
    }
  }

  private void pause() {
    long until = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
    while (!closed && System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Properties properties = client.properties();
    properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, PLACE_KEPT_MILLIS);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, client.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, client.topics().prefix() + "gateway");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Ends after the message at hand. */
  @Override
  public void close() {
    closed = true;
    // Interrupted, the consumer would not leave its group in good order.
    KafkaConsumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    LockSupport.unpark(thread);
    Threads.join(thread);
  }
}
