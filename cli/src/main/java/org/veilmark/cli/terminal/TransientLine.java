package org.veilmark.cli.terminal;

import java.io.PrintStream;
import java.util.OptionalInt;

/** A line of a terminal that is drawn over; nothing where there is no terminal. */
public final class TransientLine {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final OptionalInt columns;
  private boolean shown;

  /**
   * A line.
   *
   * @param columns of the terminal; empty where there is none
   */
  public TransientLine(PrintStream out, OptionalInt columns) {
    this.out = out;
    this.columns = columns;
  }

  /** Shows {@code text}, or as much of it as fits. */
  public void show(String text) {
    columns.ifPresent(
        width -> {
          out.print(
              ERASE_LINE + text.substring(0, Math.min(text.length(), Math.max(0, width - 1))));
          out.flush();
          shown = true;
        });
  }

  /** Takes it away, if it is shown. */
  public void erase() {
    if (shown) {
      out.print(ERASE_LINE);
      out.flush();
      shown = false;
    }
  }
}
