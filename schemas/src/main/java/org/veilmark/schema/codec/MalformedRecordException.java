package org.veilmark.schema.codec;

import org.jspecify.annotations.Nullable;

/** The bytes are no single-object encoding, or break off, or go on after the record's end. */
public final class MalformedRecordException extends RecordDecodingException {

  private static final long serialVersionUID = 1L;

  MalformedRecordException(String message) {
    this(message, null);
  }

  MalformedRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
