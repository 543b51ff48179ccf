package org.veilmark.operators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.HarnessRuns.Step;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.DeadLetter;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.codec.RecordCodec;

class DecodeEventsTest {
  private static final JobRequest REQUEST = Samples.request("job", JobKind.EMBED).build();

  private final List<DeadLetter> letters = new ArrayList<>();

  /** The harness around a new operator. */
  @SuppressWarnings("try")
  private static final class Harness extends OneInputStreamOperatorTestHarness<Delivery, JobEvent> {
    Harness(Class<? extends SpecificRecordBase> type) throws Exception {
      super(new ProcessOperator<>(new DecodeEvents(type)));
    }
  }

  private List<JobEvent> decode(Class<? extends SpecificRecordBase> type, byte[]... values)
      throws Exception {
    List<Step<Harness>> steps = new ArrayList<>();
    for (byte[] value : values) {
      steps.add(
          harness ->
              harness.processElement(new Delivery("topic", 3, 7, new byte[] {1, 2}, value), 0));
    }
    steps.add(
        harness -> {
          if (harness.getSideOutput(DecodeEvents.DEAD_LETTERS) != null) {
            harness
                .getSideOutput(DecodeEvents.DEAD_LETTERS)
                .forEach(letter -> letters.add(letter.getValue()));
          }
        });
    return new HarnessRuns<Harness, JobEvent>(() -> new Harness(type), JobEvent.class)
        .straight(steps);
  }

  private static byte[] encoded(JobRequest request) {
    return new RecordCodec<>(JobRequest.class).encode(request);
  }

  private static byte[] encoded(ControlMessage.Builder message) {
    return new RecordCodec<>(ControlMessage.class).encode(message.setSentAtMillis(0).build());
  }

  @Test
  void process_requests_becomeEvents() throws Exception {
    assertThat(decode(JobRequest.class, encoded(REQUEST))).containsExactly(JobEvent.of(REQUEST));
    assertThat(letters).isEmpty();
  }

  @Test
  void process_whatIsNoRequest_becomesADeadLetterWithItsBytes() throws Exception {
    byte[] otherType =
        encoded(ControlMessage.newBuilder().setCommand(ControlCommand.CANCEL_JOB).setJobId("job"));
    byte[] tooLong = new byte[EventDecoder.MAX_BYTES + 1];
    byte[] farTooLong = new byte[DeadLetters.MAX_ORIGINAL_BYTES + 1];
    byte[] brokenOff = Arrays.copyOf(encoded(REQUEST), 30);
    assertThat(
            decode(
                JobRequest.class,
                otherType,
                tooLong,
                farTooLong,
                brokenOff,
                new byte[0],
                null,
                encoded(REQUEST)))
        .containsExactly(JobEvent.of(REQUEST));
    assertThat(letters)
        .extracting(DeadLetter::getCode)
        .containsExactly(
            "UNKNOWN_SCHEMA", "TOO_LARGE", "TOO_LARGE", "MALFORMED", "MALFORMED", "MALFORMED");
    assertThat(letters)
        .extracting(DeadLetter::getOriginal)
        .containsExactly(
            ByteBuffer.wrap(otherType),
            ByteBuffer.wrap(tooLong),
            null,
            ByteBuffer.wrap(brokenOff),
            ByteBuffer.wrap(new byte[0]),
            null);
    assertThat(letters)
        .allSatisfy(
            letter -> {
              assertThat(letter.getTopic()).isEqualTo("topic");
              assertThat(letter.getPartition()).isEqualTo(3);
              assertThat(letter.getOffset()).isEqualTo(7);
              assertThat(letter.getMessageKey()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
              assertThat(letter.getReason()).isNotBlank();
            });
  }

  @Test
  void process_commandsThatCannotBe_areRefused() throws Exception {
    List<JobEvent> events =
        decode(
            ControlMessage.class,
            encoded(ControlMessage.newBuilder().setCommand(ControlCommand.CANCEL_JOB)),
            encoded(ControlMessage.newBuilder().setCommand(ControlCommand.UNKNOWN)),
            encoded(ControlMessage.newBuilder().setCommand(ControlCommand.PAUSE_QUEUE)),
            encoded(
                ControlMessage.newBuilder()
                    .setCommand(ControlCommand.RESUME_QUEUE)
                    .setQueue("a/b")),
            encoded(
                ControlMessage.newBuilder()
                    .setCommand(ControlCommand.SET_CONCURRENCY)
                    .setQueue("q")),
            encoded(
                ControlMessage.newBuilder()
                    .setCommand(ControlCommand.SET_CONCURRENCY)
                    .setQueue("q")
                    .setConcurrency(0)),
            encoded(
                ControlMessage.newBuilder()
                    .setCommand(ControlCommand.SET_CONCURRENCY)
                    .setQueue("q")
                    .setConcurrency(1)));
    assertThat(letters).hasSize(6).extracting(DeadLetter::getCode).containsOnly("INVALID");
    assertThat(events).hasSize(1).allMatch(JobEvent::isOfQueue);
  }

  /** Whatever the bytes are, the task goes on. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void process_damagedRequests_neverFail(long seed) throws Exception {
    Random random = new Random(seed);
    byte[][] values = new byte[2000][];
    for (int i = 0; i < values.length; i++) {
      byte[] value = encoded(REQUEST);
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        value[random.nextInt(value.length)] = (byte) random.nextInt(256);
      }
      values[i] = random.nextInt(3) == 0 ? Arrays.copyOf(value, random.nextInt(200)) : value;
    }
    List<JobEvent> events = decode(JobRequest.class, values);
    assertThat(events.size() + letters.size()).isEqualTo(values.length);
    assertThat(letters).isNotEmpty();
  }

  @Test
  void isOfJob_eachEvent_goesOneWay() {
    GateSignal credit =
        GateSignal.newBuilder()
            .setKind(GateSignalKind.SEGMENT_DONE)
            .setGate("gate")
            .setJobId("job")
            .setSegmentIndex(1)
            .build();
    GateSignal done =
        GateSignal.newBuilder().setKind(GateSignalKind.JOB_DONE).setJobId("job").build();
    assertThat(JobEvent.of(REQUEST).isOfJob()).isTrue();
    assertThat(JobEvent.of(done).isOfJob()).isTrue();
    assertThat(JobEvent.of(credit).isOfJob()).isFalse();
    assertThat(JobEvent.of(credit).isCreditOf("gate")).isTrue();
    assertThat(JobEvent.of(credit).isCreditOf("another")).isFalse();
    assertThat(JobEvent.of(done).isCreditOf("gate")).isFalse();
  }
}
