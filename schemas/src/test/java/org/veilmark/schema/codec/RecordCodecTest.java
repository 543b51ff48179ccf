package org.veilmark.schema.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.veilmark.schema.Effort;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.schema.Wave;

class RecordCodecTest {

  private static final long SEED = 20_261_121L;
  private static final int SAMPLES = 20;
  private static final int HEADER_BYTES = 10;

  static List<Class<? extends SpecificRecordBase>> recordTypes() {
    return RecordTypes.all();
  }

  @ParameterizedTest
  @MethodSource("recordTypes")
  <T extends SpecificRecordBase> void decode_dataOfEveryVersion_givesTheRecord(Class<T> type)
      throws Exception {
    RecordCodec<T> codec = new RecordCodec<>(type);
    for (Schema version : SchemaHistory.of(type).versions()) {
      BinaryMessageEncoder<Object> pastWriter =
          new BinaryMessageEncoder<>(GenericData.get(), version);
      for (Object sample : new RandomData(version, SAMPLES, SEED)) {
        T decoded = codec.decode(toArray(pastWriter.encode(sample)));
        assertThat(codec.decode(codec.encode(decoded))).isEqualTo(decoded);
        assertThat(firstValue(decoded)).hasToString(firstValue(sample).toString());
      }
    }
  }

  /** Versions differ in their fields, but not in the first, however deep it is. */
  private static Object firstValue(Object record) {
    Object value = record;
    while (value instanceof IndexedRecord part) {
      value = part.get(0);
    }
    return value;
  }

  @Test
  void encode_startsWithMarkerAndFingerprint() {
    assertThat(Arrays.copyOf(new RecordCodec<>(JobRequest.class).encode(request()), 2))
        .containsExactly(0xC3, 0x01);
  }

  @Test
  void decode_defaultsOfRequest_areThoseOfTheCommandLine() throws Exception {
    RecordCodec<JobRequest> codec = new RecordCodec<>(JobRequest.class);
    JobRequest decoded = codec.decode(codec.encode(request()));
    assertThat(decoded.getLevel()).isEqualTo(2);
    assertThat(decoded.getStrength()).isEqualTo(1.0);
    assertThat(decoded.getEffort()).isEqualTo(Effort.AUTO);
    assertThat(decoded.getFalsePositiveThreshold()).isEqualTo(1e-9);
    assertThat(decoded.getEncoding().getThreads()).isEqualTo(1);
  }

  @Test
  void decode_schemaOfANewerProgram_isUnknown() throws IOException {
    Schema newer =
        SchemaBuilder.record("JobRequest")
            .namespace("org.veilmark.schema")
            .fields()
            .requiredString("jobId")
            .requiredString("notThoughtOfYet")
            .endRecord();
    byte[] bytes =
        toArray(
            new BinaryMessageEncoder<>(GenericData.get(), newer)
                .encode(
                    new GenericRecordBuilder(newer)
                        .set("jobId", "j")
                        .set("notThoughtOfYet", "x")
                        .build()));
    assertThatThrownBy(() -> new RecordCodec<>(JobRequest.class).decode(bytes))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("JobRequest");
  }

  @Test
  void decode_anotherRecord_isUnknown() {
    byte[] bytes = new RecordCodec<>(SegmentEvidence.class).encode(evidence(new byte[0]));
    assertThatThrownBy(() -> new RecordCodec<>(JobRequest.class).decode(bytes))
        .isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void decode_truncatedAnywhere_isMalformed() {
    RecordCodec<SegmentEvidence> codec = new RecordCodec<>(SegmentEvidence.class);
    byte[] bytes = codec.encode(evidence(new byte[100]));
    for (int length = 0; length < bytes.length; length++) {
      byte[] prefix = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.decode(prefix))
          .as("first %d bytes", length)
          .isInstanceOf(MalformedRecordException.class);
    }
  }

  @Test
  void decode_bytesAfterTheEnd_isMalformed() {
    RecordCodec<JobRequest> codec = new RecordCodec<>(JobRequest.class);
    byte[] bytes = codec.encode(request());
    assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("1 bytes follow");
  }

  @Test
  void decode_notSingleObjectEncoding_isMalformed() {
    assertThatThrownBy(
            () -> new RecordCodec<>(JobRequest.class).decode("{\"jobId\": 1}".getBytes(UTF_8)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("marker");
  }

  @Test
  void decode_claimOfTwoGigabytes_isMalformedWithoutAllocating() throws IOException {
    byte[] header = new RecordCodec<>(JobRequest.class).encode(request());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(header, 0, HEADER_BYTES);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeLong(Integer.MAX_VALUE - 8L);
    encoder.flush();
    assertThatThrownBy(() -> new RecordCodec<>(JobRequest.class).decode(bytes.toByteArray()))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("0 bytes left");
  }

  @ParameterizedTest
  @MethodSource("recordTypes")
  <T extends SpecificRecordBase> void decode_mutatedBytes_isARecordOrATypedError(Class<T> type)
      throws Exception {
    RecordCodec<T> codec = new RecordCodec<>(type);
    Random random = new Random(SEED);
    Schema newest = SchemaHistory.of(type).newest();
    BinaryMessageEncoder<Object> writer = new BinaryMessageEncoder<>(GenericData.get(), newest);
    for (Object sample : new RandomData(newest, 200, SEED)) {
      byte[] bytes = toArray(writer.encode(sample));
      int position = HEADER_BYTES + random.nextInt(bytes.length - HEADER_BYTES);
      bytes[position] = (byte) random.nextInt();
      Throwable thrown = catchThrowable(() -> codec.decode(bytes));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(MalformedRecordException.class);
      }
    }
  }

  private static JobRequest request() {
    return JobRequest.newBuilder()
        .setJobId("job-1")
        .setKind(JobKind.EXTRACT)
        .setInputUri("file:///videos/a.mp4")
        .setKeyId("development")
        .setSubmittedAtMillis(1_795_000_000_000L)
        .build();
  }

  private static SegmentEvidence evidence(byte[] evidence) {
    return SegmentEvidence.newBuilder()
        .setJobId("job-1")
        .setSegmentIndex(3)
        .setWave(Wave.STUDY)
        .setStatus(SegmentStatus.OK)
        .setEvidence(ByteBuffer.wrap(evidence))
        .build();
  }

  private static byte[] toArray(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
