package org.veilmark.jobs.batch.items;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One item on one line: its fields with tabs between them. A tab, a line end or a backslash of a
 * field is written as {@code \t}, {@code \n}, {@code \r} or {@code \\}, since names of files may
 * hold any of them.
 */
final class ItemLine {
  private static final int WITHOUT_MESSAGE = 2;
  private static final int WITH_MESSAGE = 3;

  private ItemLine() {}

  /** The line, without its end. */
  static String of(BatchItem item) {
    String line = escape(item.input()) + "\t" + escape(item.name());
    return item.message() == null ? line : line + "\t" + escape(item.message());
  }

  /**
   * The item of a line.
   *
   * @throws IOException if no batch wrote the line
   */
  static BatchItem parse(String line) throws IOException {
    List<String> fields = fields(line);
    if (fields.size() != WITHOUT_MESSAGE && fields.size() != WITH_MESSAGE) {
      throw new IOException("a line of the batch's list has " + fields.size() + " fields");
    }
    String message = fields.size() == WITH_MESSAGE ? fields.get(WITH_MESSAGE - 1) : null;
    return new BatchItem(fields.get(0), fields.get(1), message);
  }

  private static String escape(String field) {
    return field
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static List<String> fields(String line) throws IOException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\\') {
        i++;
        field.append(unescaped(i < line.length() ? line.charAt(i) : ' '));
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static char unescaped(char c) throws IOException {
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case '\\' -> '\\';
      default -> throw new IOException("a line of the batch's list has a stray backslash");
    };
  }
}
