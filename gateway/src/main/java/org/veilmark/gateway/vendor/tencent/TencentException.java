package org.veilmark.gateway.vendor.tencent;

import org.veilmark.gateway.job.JobRefusedException;

/** A call is refused, in the words of the interface. */
final class TencentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * A refusal.
   *
   * @param status by HTTP
   * @param code as the vendor's list has it
   * @param message one line for who called
   */
  TencentException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** That something of the request has a value that it cannot have. */
  static TencentException invalid(String message) {
    return new TencentException(400, "InvalidArgument", message);
  }

  /** That the body cannot be read. */
  static TencentException malformed(String message) {
    return new TencentException(400, "MalformedXML", message);
  }

  /** A refusal of ours in the vendor's codes; those of jobs are not published. */
  static TencentException of(JobRefusedException refused) {
    String message = String.valueOf(refused.getMessage());
    return switch (refused.refusal()) {
      case FORBIDDEN -> new TencentException(403, "AccessDenied", message);
      case BUCKET_UNKNOWN -> new TencentException(404, "NoSuchBucket", message);
      case JOB_UNKNOWN -> new TencentException(404, "NoSuchJob", message);
      case QUEUE_UNKNOWN -> new TencentException(404, "NoSuchQueue", message);
      case STATE_WRONG -> new TencentException(409, "InvalidJobState", message);
      case OBJECT_INVALID, MESSAGE_INVALID, OUT_OF_RANGE, USER_DATA_TOO_LONG, CALLBACK_INVALID ->
          invalid(message);
    };
  }

  /** The status by HTTP. */
  int status() {
    return status;
  }

  /** As the vendor's list has it. */
  String code() {
    return code;
  }
}
