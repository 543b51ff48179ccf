package org.veilmark.gateway.vendor.alibaba;

/** A call is refused, in the words of the interface. */
public final class AlibabaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final long retryAfterMillis;

  /**
   * A refusal.
   *
   * @param status by HTTP
   * @param code as the vendor's list has it
   * @param message one line for who called
   */
  public AlibabaException(int status, String code, String message) {
    this(status, code, message, /* retryAfterMillis= */ 0);
  }

  private AlibabaException(int status, String code, String message, long retryAfterMillis) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterMillis = retryAfterMillis;
  }

  /** That an operation is called too often. */
  public static AlibabaException throttled(long retryAfterMillis) {
    return new AlibabaException(
        429, "Throttling.User", "Request was denied due to user flow control.", retryAfterMillis);
  }

  /** That something is missing that has to be there. */
  public static AlibabaException missing(String parameter) {
    return new AlibabaException(
        400,
        "MissingParameter",
        "The input parameter \""
            + parameter
            + "\" that is mandatory for processing this request"
            + " is not supplied.");
  }

  /** That a parameter has a value that it cannot have. */
  public static AlibabaException invalid(String message) {
    return new AlibabaException(400, "InvalidParameter", message);
  }

  /** That a parameter asks for what there is not here. */
  public static AlibabaException unsupported(String message) {
    return new AlibabaException(400, "InvalidParameter.ResourceNotSupported", message);
  }

  /** That a parameter is not the JSON that it has to be. */
  public static AlibabaException noJson(String parameter) {
    return new AlibabaException(
        400,
        "InvalidParameter.JsonFormatInvalid",
        "The parameter \"" + parameter + "\" is no JSON.");
  }

  /** The status by HTTP. */
  public int status() {
    return status;
  }

  /** As the vendor's list has it. */
  public String code() {
    return code;
  }

  /** After how long to try again, in milliseconds; 0: nothing is said of that. */
  public long retryAfterMillis() {
    return retryAfterMillis;
  }
}
