package org.veilmark.bench;

import java.util.List;

/**
 * Lines of a Markdown table, so that rows can be printed as they come.
 *
 * @param columns their heads; the first {@code labels} of them hold text, the others figures
 * @param labels how many columns are aligned to the left
 */
public record MarkdownTable(List<String> columns, int labels) {

  /** Copies the list. */
  public MarkdownTable {
    columns = List.copyOf(columns);
  }

  /** The two lines above the rows. */
  public String header() {
    StringBuilder rule = new StringBuilder("|");
    for (int i = 0; i < columns.size(); i++) {
      rule.append(i < labels ? "---|" : "--:|");
    }
    return line(columns) + "\n" + rule;
  }

  /**
   * One row.
   *
   * @throws IllegalArgumentException where the number of cells is not that of the columns
   */
  public String row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + columns.size() + " columns");
    }
    return line(cells);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
