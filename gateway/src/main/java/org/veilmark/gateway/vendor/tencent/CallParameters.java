package org.veilmark.gateway.vendor.tencent;

import java.util.Map;
import java.util.Optional;
import org.veilmark.gateway.http.HttpCall;

/** Parameters of a URL, whose names count in any case, as signatures have them. */
final class CallParameters {
  private CallParameters() {}

  /** The first that is not empty. */
  static Optional<String> text(HttpCall call, String name) {
    return call.query().entries().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name) && !entry.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * A number.
   *
   * @param otherwise what it is where it is not there
   * @throws TencentException if it is none, or not within {@code from..to}
   */
  static int number(HttpCall call, String name, int otherwise, int from, int to)
      throws TencentException {
    Optional<String> text = text(call, name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().matches("[0-9]{1,7}")) {
      int number = Integer.parseInt(text.get());
      if (number >= from && number <= to) {
        return number;
      }
    }
    throw TencentException.invalid(name + " is not a number within " + from + ".." + to);
  }
}
