package org.veilmark.bench.robustness;

import java.util.Locale;

/** How much is expected of an attack. */
public enum Tier {
  /** Every clip should survive it. */
  MUST,
  /** Good to survive. */
  STRETCH;

  /** As lists and reports write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
