package org.veilmark.gateway.vendor.alibaba;

/** A call is refused, in the words of the interface. */
public final class AlibabaException extends Exception {
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
  public AlibabaException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** That something is missing that has to be there. */
  public static AlibabaException missing(String parameter) {
    return new AlibabaException(
        400,
        "MissingParameter",
        "The input parameter \"" + parameter + "\" that is mandatory for processing this request"
            + " is not supplied.");
  }

  /** That a parameter has a value that it cannot have. */
  public static AlibabaException invalid(String message) {
    return new AlibabaException(400, "InvalidParameter", message);
  }

  /** The status by HTTP. */
  public int status() {
    return status;
  }

  /** As the vendor's list has it. */
  public String code() {
    return code;
  }
}
