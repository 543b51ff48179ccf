package org.veilmark.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named values of a query or a form, decoded, as often and in the order in which they came.
 *
 * @param entries each name with its value; empty where there was none
 */
public record Parameters(List<Map.Entry<String, String>> entries) {
  /** None. */
  public static final Parameters NONE = new Parameters(List.of());

  private static final int MAX_COUNT = 200;

  /** Copies. */
  public Parameters {
    entries = List.copyOf(entries);
  }

  /**
   * Reads them.
   *
   * @param encoded {@code a=1&b=2}
   * @throws IllegalArgumentException if they are encoded wrongly or too many
   */
  public static Parameters parse(String encoded) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    for (String pair : encoded.split("&", MAX_COUNT + 1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (entries.size() == MAX_COUNT) {
        throw new IllegalArgumentException("more than " + MAX_COUNT + " parameters");
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      entries.add(Map.entry(UrlEncoding.decode(name), UrlEncoding.decode(value)));
    }
    return new Parameters(entries);
  }

  /** The first value of a name. */
  public Optional<String> first(String name) {
    return entries.stream()
        .filter(entry -> entry.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
