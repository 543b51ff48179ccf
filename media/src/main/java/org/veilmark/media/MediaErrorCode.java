package org.veilmark.media;

/** Why a file is refused. Names are stable: records and scripts carry them. */
public enum MediaErrorCode {
  /** The file is broken: it is not what it claims to be, or cut, or damaged. */
  MEDIA_MALFORMED,
  /** The file may be fine; this version does not handle what it contains. */
  MEDIA_UNSUPPORTED,
  /** There is nothing to mark or read. */
  NO_VIDEO_STREAM,
  /** The FFmpeg libraries here lack an encoder that is needed. */
  ENCODER_MISSING,
  /** The FFmpeg libraries could not be loaded on this machine. */
  NATIVES_MISSING
}
