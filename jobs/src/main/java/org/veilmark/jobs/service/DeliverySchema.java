package org.veilmark.jobs.service;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.veilmark.operators.intake.Delivery;

/** Takes messages as they are: a schema that fails would fail again after every recovery. */
final class DeliverySchema implements KafkaRecordDeserializationSchema<Delivery> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Delivery> out) {
    out.collect(
        new Delivery(
            message.topic(),
            message.partition(),
            message.offset(),
            message.key(),
            message.value()));
  }

  @Override
  public TypeInformation<Delivery> getProducedType() {
    return TypeInformation.of(Delivery.class);
  }
}
