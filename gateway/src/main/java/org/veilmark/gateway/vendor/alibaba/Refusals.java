package org.veilmark.gateway.vendor.alibaba;

import org.veilmark.gateway.job.JobRefusedException;

/** Refusals in the vendor's codes. */
public final class Refusals {
  private Refusals() {}

  /** One code for all parameters, as IMS has it. */
  public static AlibabaException plain(JobRefusedException refused) {
    String message = String.valueOf(refused.getMessage());
    return switch (refused.refusal()) {
      case FORBIDDEN -> new AlibabaException(403, "Forbidden", message);
      case JOB_UNKNOWN, QUEUE_UNKNOWN -> new AlibabaException(404, "ResourceNotFound", message);
      case STATE_WRONG -> new AlibabaException(403, "OperationDenied", message);
      case BUCKET_UNKNOWN,
          OBJECT_INVALID,
          MESSAGE_INVALID,
          OUT_OF_RANGE,
          USER_DATA_TOO_LONG,
          CALLBACK_INVALID ->
          AlibabaException.invalid(message);
    };
  }

  /** A code for each kind of mistake, as MPS has it. */
  public static AlibabaException detailed(JobRefusedException refused) {
    String message = String.valueOf(refused.getMessage());
    return switch (refused.refusal()) {
      case BUCKET_UNKNOWN, JOB_UNKNOWN, QUEUE_UNKNOWN -> detail("ResourceNotFound", message);
      case OBJECT_INVALID -> detail("ObjectKeyInvalid", message);
      case OUT_OF_RANGE, USER_DATA_TOO_LONG, MESSAGE_INVALID, CALLBACK_INVALID ->
          detail("OutOfRange", message);
      case FORBIDDEN, STATE_WRONG -> plain(refused);
    };
  }

  private static AlibabaException detail(String code, String message) {
    return new AlibabaException(400, "InvalidParameter." + code, message);
  }
}
