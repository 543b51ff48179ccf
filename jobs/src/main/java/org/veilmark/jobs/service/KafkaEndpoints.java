package org.veilmark.jobs.service;

import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.veilmark.jobs.service.MessageSchema.KeyOf;
import org.veilmark.operators.intake.Delivery;
import org.veilmark.schema.topic.KafkaClient;

/** The sources and sinks of one service. */
final class KafkaEndpoints {
  /** Below the 15 minutes that a broker allows by default. */
  static final int TRANSACTION_TIMEOUT_MILLIS = 10 * 60 * 1000;

  private final KafkaClient client;

  KafkaEndpoints(KafkaClient client) {
    this.client = client;
  }

  /**
   * The messages of a topic. A job that starts without state goes on where the one before it made
   * its last checkpoint, or begins with the oldest message.
   */
  @SuppressWarnings("deprecation") // The connector asks for Kafka's old name of the strategy.
  SingleOutputStreamOperator<Delivery> deliveries(
      StreamExecutionEnvironment env, String topic, String uid, String name) {
    KafkaSource<Delivery> source =
        KafkaSource.<Delivery>builder()
            .setProperties(client.properties())
            .setBootstrapServers(client.bootstrapServers())
            .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
            .setTopics(topic)
            .setGroupId(client.topics().prefix() + "service")
            .setClientIdPrefix(client.topics().prefix() + uid)
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setDeserializer(new DeliverySchema())
            .build();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), name).uid(uid);
  }

  /** A sink whose messages show once the checkpoint that holds them is complete, each once. */
  <T extends SpecificRecordBase> Sink<T> exactlyOnce(String topic, Class<T> type, KeyOf<T> keyOf) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(producer())
        .setBootstrapServers(client.bootstrapServers())
        .setRecordSerializer(new MessageSchema<>(topic, type, keyOf))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(topic)
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setProperty(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Integer.toString(TRANSACTION_TIMEOUT_MILLIS))
        .build();
  }

  /** A sink whose messages show at once, and may show again after a recovery. */
  <T extends SpecificRecordBase> Sink<T> atLeastOnce(String topic, Class<T> type, KeyOf<T> keyOf) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(producer())
        .setBootstrapServers(client.bootstrapServers())
        .setRecordSerializer(new MessageSchema<>(topic, type, keyOf))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private Properties producer() {
    Properties properties = new Properties();
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(TopicPlan.MAX_MESSAGE_BYTES));
    properties.putAll(client.properties());
    return properties;
  }
}
