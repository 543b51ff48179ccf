package org.veilmark.schema.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One record as bytes in Avro's single-object encoding: the marker C3 01, the CRC-64-AVRO
 * fingerprint of the writer's schema (8 bytes, little-endian), the datum. Writes the current
 * schema; reads every committed version of it. Safe for use by many threads.
 *
 * <p>Decoding bytes from a stranger costs memory in proportion to their number, whatever lengths
 * they claim.
 *
 * @param <T> the generated record type
 */
public final class RecordCodec<T extends SpecificRecordBase> {

  private static final short MARKER = (short) 0xC301;
  private static final int HEADER_BYTES = 10;

  private final Class<T> recordType;
  private final SpecificData model;
  private final Schema currentSchema;
  private final BinaryMessageEncoder<T> encoder;
  private final Map<Long, Schema> schemasByFingerprint = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if the type has no committed schema versions
   */
  public RecordCodec(Class<T> recordType) {
    this.recordType = recordType;
    model = SpecificData.getForClass(recordType);
    currentSchema = model.getSchema(recordType);
    encoder = new BinaryMessageEncoder<>(model, currentSchema);
    for (Schema version : SchemaHistory.of(recordType).versions()) {
      schemasByFingerprint.put(SchemaNormalization.parsingFingerprint64(version), version);
    }
    schemasByFingerprint.put(
        SchemaNormalization.parsingFingerprint64(currentSchema), currentSchema);
  }

  /**
   * Encodes a record with the current schema.
   *
   * @throws AvroRuntimeException if a field that must not be null is
   */
  public byte[] encode(T record) {
    try {
      ByteBuffer encoded = encoder.encode(record);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("encoding to memory", e);
    }
  }

  /**
   * Decodes a record written with any committed version of its schema.
   *
   * @throws MalformedRecordException if the bytes are not exactly one encoded record
   * @throws UnknownSchemaException if no version has the schema that the bytes name
   */
  public T decode(byte[] bytes) throws RecordDecodingException {
    Schema writerSchema = writerSchema(bytes);
    BoundedDecoder decoder = new BoundedDecoder(bytes, HEADER_BYTES);
    T record;
    try {
      record = new SpecificDatumReader<T>(writerSchema, currentSchema, model).read(null, decoder);
    } catch (IOException | RuntimeException e) {
      throw new MalformedRecordException(
          recordType.getSimpleName() + " cannot be decoded: " + e, e);
    }
    if (decoder.remainingBytes() > 0) {
      throw new MalformedRecordException(
          "%d bytes follow the %s".formatted(decoder.remainingBytes(), recordType.getSimpleName()));
    }
    return record;
  }

  private Schema writerSchema(byte[] bytes) throws RecordDecodingException {
    if (bytes.length < HEADER_BYTES) {
      throw new MalformedRecordException(
          "%d bytes are fewer than the %d of the header".formatted(bytes.length, HEADER_BYTES));
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    short marker = header.getShort();
    if (marker != MARKER) {
      throw new MalformedRecordException(
          "starts with %04x, not with the marker c301".formatted(marker));
    }
    long fingerprint = header.order(ByteOrder.LITTLE_ENDIAN).getLong();
    Schema schema = schemasByFingerprint.get(fingerprint);
    if (schema == null) {
      throw new UnknownSchemaException(recordType.getSimpleName(), fingerprint);
    }
    return schema;
  }
}
