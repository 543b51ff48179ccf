package org.veilmark.gateway.job;

/** Why something that is asked for is refused. */
public enum Refusal {
  /** The caller's role or his buckets do not allow it. */
  FORBIDDEN,
  /** There is no such bucket. */
  BUCKET_UNKNOWN,
  /** The name of an object cannot be one. */
  OBJECT_INVALID,
  /** The text is empty, too long or has characters that it must not have. */
  MESSAGE_INVALID,
  /** A start, end, level or priority is out of its range. */
  OUT_OF_RANGE,
  /** The user data are too long. */
  USER_DATA_TOO_LONG,
  /** Nothing is told where the end of the job is to be told. */
  CALLBACK_INVALID,
  /** There is no such job, or it is another account's. */
  JOB_UNKNOWN,
  /** There is no such queue, or it is another account's. */
  QUEUE_UNKNOWN,
  /** The job is not in a state in which this can be done. */
  STATE_WRONG
}
