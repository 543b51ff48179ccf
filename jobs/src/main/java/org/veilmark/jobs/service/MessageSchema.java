package org.veilmark.jobs.service;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.codec.RecordCodec;

/**
 * Records as messages: Avro's single-object encoding, with a text for a key.
 *
 * @param <T> type of the records
 */
final class MessageSchema<T extends SpecificRecordBase>
    implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Class<T> type;
  private final KeyOf<T> keyOf;

  private transient @Nullable RecordCodec<T> codec;

  /** A schema for a topic; {@code keyOf} gives the key of a message. */
  MessageSchema(String topic, Class<T> type, KeyOf<T> keyOf) {
    this.topic = topic;
    this.type = type;
    this.keyOf = keyOf;
  }

  /** The key of a message, or null for none. */
  @FunctionalInterface
  interface KeyOf<T> extends Serializable {
    @Nullable String of(T record);
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec = new RecordCodec<>(type);
  }

  /** From which the sink learns whose open transactions to look for after a failure. */
  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic))));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T record, KafkaSinkContext context, Long timestampMillis) {
    String messageKey = keyOf.of(record);
    return new ProducerRecord<>(
        topic,
        messageKey == null ? null : messageKey.getBytes(StandardCharsets.UTF_8),
        Objects.requireNonNull(codec, "not open").encode(record));
  }
}
