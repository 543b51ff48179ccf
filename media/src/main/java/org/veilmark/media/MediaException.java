package org.veilmark.media;

/**
 * A file cannot be handled. Failures of the storage are {@link java.io.IOException}s instead: they
 * say nothing about the file.
 */
public abstract sealed class MediaException extends Exception
    permits MalformedMediaException, UnsupportedMediaException {
  private static final long serialVersionUID = 1L;

  private final MediaErrorCode code;
  private final String where;

  MediaException(MediaErrorCode code, String where, String message) {
    super(message);
    this.code = code;
    this.where = where;
  }

  /** Stable reason. */
  public MediaErrorCode code() {
    return code;
  }

  /** Which part of the file or which step: {@code header}, {@code packet at byte 1024}. */
  public String where() {
    return where;
  }
}
