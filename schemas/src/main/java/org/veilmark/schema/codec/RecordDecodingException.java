package org.veilmark.schema.codec;

import org.jspecify.annotations.Nullable;

/** Bytes that are no record of the expected type: broken, or of a version this program lacks. */
public abstract sealed class RecordDecodingException extends Exception
    permits MalformedRecordException, UnknownSchemaException {

  private static final long serialVersionUID = 1L;

  RecordDecodingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
