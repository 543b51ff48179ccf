package org.veilmark.jobs.batch.items;

import java.util.ArrayList;
import java.util.List;
import org.veilmark.jobs.batch.items.InputList.MalformedListException;

/** One line of CSV (RFC 4180), read. A quoted field does not go over the end of its line. */
final class CsvLine {
  private final String line;
  private final long number;
  private int at;

  private CsvLine(String line, long number) {
    this.line = line;
    this.number = number;
  }

  /**
   * The fields of a line.
   *
   * @param number of the line, for errors
   */
  static List<String> parse(String line, long number) throws MalformedListException {
    return new CsvLine(line, number).fields();
  }

  private List<String> fields() throws MalformedListException {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < line.length()) {
      if (line.charAt(at) != ',') {
        throw new MalformedListException(number, "text after a closing quote");
      }
      at++;
      fields.add(field());
    }
    return fields;
  }

  private String field() throws MalformedListException {
    if (at < line.length() && line.charAt(at) == '"') {
      at++;
      return quoted();
    }
    int end = line.indexOf(',', at);
    String field = line.substring(at, end < 0 ? line.length() : end);
    at += field.length();
    return field;
  }

  private String quoted() throws MalformedListException {
    StringBuilder field = new StringBuilder();
    while (true) {
      int quote = line.indexOf('"', at);
      if (quote < 0) {
        throw new MalformedListException(number, "a quote is not closed");
      }
      field.append(line, at, quote);
      at = quote + 1;
      if (at == line.length() || line.charAt(at) != '"') {
        return field.toString();
      }
      field.append('"');
      at++;
    }
  }
}
