package org.veilmark.schema.codec;

/**
 * The bytes are well framed but written with a schema that is not among the committed versions of
 * the expected record: by a newer program, or a record of another type.
 */
public final class UnknownSchemaException extends RecordDecodingException {

  private static final long serialVersionUID = 1L;

  private final long fingerprint;

  UnknownSchemaException(String recordName, long fingerprint) {
    super(
        "no version of %s has the schema fingerprint %016x".formatted(recordName, fingerprint),
        null);
    this.fingerprint = fingerprint;
  }

  /** The CRC-64-AVRO fingerprint that the bytes name. */
  public long fingerprint() {
    return fingerprint;
  }
}
