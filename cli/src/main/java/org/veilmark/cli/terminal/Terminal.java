package org.veilmark.cli.terminal;

import java.util.OptionalInt;

/** The terminal that the process runs on, as far as the launcher has found one. */
public final class Terminal {
  /** Set by the launcher to the width of the terminal behind stderr; absent if there is none. */
  public static final String COLUMNS_PROPERTY = "veilmark.terminal.columns";

  private Terminal() {}

  /** Width of the terminal behind stderr in characters; empty if stderr goes elsewhere. */
  public static OptionalInt columns() {
    int columns = Integer.getInteger(COLUMNS_PROPERTY, 0);
    return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
  }
}
