package org.veilmark.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.job.OutboxMessage;
import org.veilmark.gateway.store.Outbox;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/** Sends what is in the outbox, each message at least once. */
public final class OutboxDispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int BATCH = 200;

  private final Outbox outbox;
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;
  private volatile boolean closed;

  private OutboxDispatcher(KafkaClient client, Outbox outbox) {
    this.outbox = outbox;
    topics = client.topics();
    Properties properties = client.properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, client.bootstrapServers());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    thread = new Thread(this::run, "outbox");
    thread.setDaemon(true);
  }

  /** Begins to send. */
  public static OutboxDispatcher start(KafkaClient client, Outbox outbox) {
    OutboxDispatcher dispatcher = new OutboxDispatcher(client, outbox);
    dispatcher.thread.start();
    return dispatcher;
  }

  private void run() {
    while (!closed) {
      try {
        if (outbox.drain(BATCH, this::send) < BATCH) {
          outbox.await(LOOK_AGAIN);
        }
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        LOG.warn("Messages wait in the outbox", e);
        try {
          Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException closing) {
          return;
        }
      }
    }
  }

  private void send(List<OutboxMessage> messages) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> pending = new ArrayList<>();
    for (OutboxMessage message : messages) {
      String topic =
          switch (message.channel()) {
            case REQUESTS -> topics.requests();
            case CONTROL -> topics.control();
          };
      byte[] key = message.partitionKey().getBytes(StandardCharsets.UTF_8);
      pending.add(producer.send(new ProducerRecord<>(topic, key, message.payload())));
    }
    for (Future<RecordMetadata> one : pending) {
      one.get();
    }
  }

  /** Ends; what is not sent is sent the next time. */
  @Override
  public void close() {
    closed = true;
    Threads.end(thread);
    producer.close(Duration.ofSeconds(5));
  }
}
