package org.veilmark.jobs.batch.items;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.failure.JobException;

/**
 * Reads lists of videos that users write: a path or URI a line; in a CSV or TSV file, if there is a
 * second column, the message too. A first line {@code path,message} is a heading. Empty lines do
 * not count.
 */
public final class InputList {
  private static final String HEADING = "path";

  private InputList() {}

  /** How lines are cut into columns. */
  public enum Format {
    PLAIN,
    CSV,
    TSV;

    /** By the extension of the list's name. */
    public static Format ofFileName(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".csv")) {
        return CSV;
      }
      return lower.endsWith(".tsv") ? TSV : PLAIN;
    }
  }

  /** A list makes no sense; the message says in which line. */
  public static final class MalformedListException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedListException(long line, String reason) {
      super("line " + line + ": " + reason);
    }
  }

  /** Takes the entries. */
  @FunctionalInterface
  public interface Visitor {
    /** An entry. */
    void visit(String path, @Nullable String message) throws IOException, JobException;
  }

  /**
   * Visits all entries.
   *
   * @throws MalformedListException if the list makes no sense
   */
  public static void visit(BufferedReader lines, Format format, Visitor visitor)
      throws IOException, JobException {
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (text.isBlank()) {
        continue;
      }
      List<String> columns = columns(text, format, number);
      if (columns.size() > 2 || columns.get(0).isBlank()) {
        throw new MalformedListException(
            number, columns.size() > 2 ? "more columns than path and message" : "no path");
      }
      if (number > 1 || format == Format.PLAIN || !columns.get(0).equalsIgnoreCase(HEADING)) {
        visitor.visit(columns.get(0), columns.size() > 1 ? columns.get(1) : null);
      }
    }
  }

  private static List<String> columns(String line, Format format, long number)
      throws MalformedListException {
    return switch (format) {
      case PLAIN -> List.of(line);
      case TSV -> List.of(line.split("\t", -1));
      case CSV -> CsvLine.parse(line, number);
    };
  }
}
