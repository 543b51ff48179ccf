package org.veilmark.operators.intake;

import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.intake.RefusedMessageException.Code;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.codec.MalformedRecordException;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;

/**
 * Bytes of one topic to events.
 *
 * @param <T> type of its records
 */
final class EventDecoder<T extends SpecificRecordBase> {
  /**
   * Many times what the longest request needs. A record repeats its request, and a topic has a
   * limit, too: what is let in here must fit there.
   */
  static final int MAX_BYTES = 64 << 10;

  private final RecordCodec<T> codec;

  private EventDecoder(RecordCodec<T> codec) {
    this.codec = codec;
  }

  static <T extends SpecificRecordBase> EventDecoder<T> of(Class<T> type) {
    return new EventDecoder<>(new RecordCodec<>(type));
  }

  JobEvent decode(byte @Nullable [] value) throws RefusedMessageException {
    if (value == null) {
      throw new RefusedMessageException(Code.MALFORMED, "the message has no value");
    }
    if (value.length > MAX_BYTES) {
      throw new RefusedMessageException(
          Code.TOO_LARGE, value.length + " bytes are more than " + MAX_BYTES);
    }
    T decoded;
    try {
      decoded = codec.decode(value);
    } catch (RecordDecodingException e) {
      Code code = e instanceof MalformedRecordException ? Code.MALFORMED : Code.UNKNOWN_SCHEMA;
      throw new RefusedMessageException(code, Failures.oneLine(e));
    }
    if (decoded instanceof ControlMessage command) {
      check(command);
    } else if (decoded instanceof GateSignal signal) {
      check(signal);
    }
    return JobEvent.ofRecord(decoded);
  }

  private static void check(ControlMessage message) throws RefusedMessageException {
    switch (message.getCommand()) {
      case CANCEL_JOB -> require(message.getJobId() != null, "cancels no job");
      case PAUSE_QUEUE, RESUME_QUEUE -> requireQueue(message);
      case SET_CONCURRENCY -> {
        requireQueue(message);
        Integer concurrency = message.getConcurrency();
        require(concurrency != null && concurrency >= 1, "concurrency " + concurrency);
      }
      case UNKNOWN -> require(false, "the command is not known here");
    }
  }

  private static void requireQueue(ControlMessage message) throws RefusedMessageException {
    String queue = message.getQueue();
    require(queue != null && QueueNames.isFit(queue), "'" + queue + "' is not fit to name a queue");
  }

  private static void check(GateSignal signal) throws RefusedMessageException {
    require(signal.getKind() != GateSignalKind.UNKNOWN, "the kind of signal is not known here");
  }

  private static void require(boolean condition, String otherwise) throws RefusedMessageException {
    if (!condition) {
      throw new RefusedMessageException(Code.INVALID, otherwise);
    }
  }
}
