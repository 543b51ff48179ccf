package org.veilmark.operators.intake;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.DeadLetter;

/**
 * Decodes the messages of one topic. What cannot be understood, whatever it is, goes to {@link
 * #DEAD_LETTERS} and never fails the task, because it would come again after every recovery.
 */
public final class DecodeEvents extends ProcessFunction<Delivery, JobEvent> {
  private static final long serialVersionUID = 1L;

  /** Where messages go that could not be understood. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", new RecordType<>(DeadLetter.class));

  /** Counter of messages that could not be understood. */
  public static final String REFUSED = "messagesRefused";

  private final Class<? extends SpecificRecordBase> type;

  private transient EventDecoder<?> decoder;
  private transient Counter refused;

  /** A function for a topic of this type of record. */
  public DecodeEvents(Class<? extends SpecificRecordBase> type) {
    this.type = type;
  }

  @Override
  public void open(OpenContext context) {
    decoder = EventDecoder.of(type);
    refused = getRuntimeContext().getMetricGroup().counter(REFUSED);
  }

  @Override
  public void processElement(Delivery delivery, Context context, Collector<JobEvent> out) {
    try {
      out.collect(decoder.decode(delivery.value()));
    } catch (RefusedMessageException e) {
      refused.inc();
      context.output(
          DEAD_LETTERS,
          DeadLetters.of(delivery, e, context.timerService().currentProcessingTime()));
    }
  }
}
