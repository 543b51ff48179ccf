package org.veilmark.media;

/** The file is broken: nobody could read it as it is. */
public final class MalformedMediaException extends MediaException {
  private static final long serialVersionUID = 1L;

  public MalformedMediaException(String where, String message) {
    super(MediaErrorCode.MEDIA_MALFORMED, where, message);
  }
}
