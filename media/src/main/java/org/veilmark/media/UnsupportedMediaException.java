package org.veilmark.media;

/** The file is legal, or may be, but this version does not handle it; the message names what. */
public final class UnsupportedMediaException extends MediaException {
  private static final long serialVersionUID = 1L;

  public UnsupportedMediaException(String where, String message) {
    this(MediaErrorCode.MEDIA_UNSUPPORTED, where, message);
  }

  public UnsupportedMediaException(MediaErrorCode code, String where, String message) {
    super(code, where, message);
  }
}
