package org.veilmark.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of CSV (RFC 4180), built field by field. A field without a value is empty. */
public final class CsvLine {
  private final List<String> fields = new ArrayList<>();

  /** Adds a text or a whole number or a truth value. */
  public CsvLine add(@Nullable Object value) {
    fields.add(quoted(Objects.toString(value, "")));
    return this;
  }

  /** Adds a number with at most {@code places} decimals; one that is not finite is empty. */
  public CsvLine decimal(@Nullable Double value, int places) {
    return add(value == null || !Double.isFinite(value) ? null : Units.decimals(value, places));
  }

  /** Adds a number with three significant digits. */
  public CsvLine significant(@Nullable Double value) {
    return add(value == null ? null : Units.significant(value));
  }

  /** The line, without its end. */
  public String text() {
    return fields.stream().collect(Collectors.joining(","));
  }

  private static String quoted(String field) {
    boolean plain =
        field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
            && field.equals(field.strip());
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
