package org.veilmark.operators.failure;

/**
 * Why a job or a segment failed, where the media library does not say it. Names are stable: records
 * and scripts carry them, beside those of {@link org.veilmark.media.MediaErrorCode}.
 */
public enum FailureCode {
  /** The request contradicts itself or names something that cannot be. */
  REQUEST_INVALID,
  /** There is no file at the input's location. */
  INPUT_NOT_FOUND,
  /** The input is a directory. */
  INPUT_IS_DIRECTORY,
  /** The input exists but cannot be read. */
  INPUT_UNREADABLE,
  /** The output would replace the input. */
  OUTPUT_IS_INPUT,
  /** The output's location cannot be written. */
  OUTPUT_NOT_WRITABLE,
  /** The output's name asks for a container that cannot be written. */
  OUTPUT_UNSUPPORTED,
  /** The message is empty, too long, or cannot be coded. */
  MESSAGE_INVALID,
  /** The scheme of the mark is not known here. */
  ALGORITHM_UNSUPPORTED,
  /** The part to work on is empty or lies outside the video. */
  RANGE_INVALID,
  /** The secret key of the requested id is not at hand. */
  KEY_UNKNOWN,
  /** A segment took longer than allowed. */
  SEGMENT_TIMED_OUT,
  /** The process that did the work died, every time it was tried. */
  SEGMENT_CRASHED,
  /** A bug of this program, every time it was tried; the log has its stack trace. */
  INTERNAL,
  /** The job was cancelled before a segment of it began. */
  JOB_CANCELLED,
  /** A location that a request names lies outside of those that are allowed here. */
  LOCATION_FORBIDDEN,
  /** Reading or writing failed on the way. */
  STORAGE_FAILED
}
