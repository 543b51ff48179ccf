package org.veilmark.cli.report;

import java.util.Locale;

/** Names of enum constants as the command line writes them. */
final class Names {
  private Names() {}

  /** Lower case, such as {@code v2}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
