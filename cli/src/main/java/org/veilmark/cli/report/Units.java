package org.veilmark.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
public final class Units {
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final double KILO = 1000;

  private Units() {}

  /** A size in bytes, such as {@code 1.8 MB}. */
  public static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes / KILO;
    int unit = 0;
    while (value >= KILO && unit < units.length - 1) {
      value /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  /** A duration in seconds, such as {@code 9.9 s}. */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** A probability, such as {@code 1.2e-21}. */
  public static String probability(double probability) {
    return probability >= 0.01
        ? String.format(Locale.ROOT, "%.2f", probability)
        : String.format(Locale.ROOT, "%.1e", probability);
  }

  /** A ratio in dB, such as {@code 46.2 dB}. */
  public static String decibels(double decibels) {
    return Double.isInfinite(decibels) ? "∞" : String.format(Locale.ROOT, "%.1f dB", decibels);
  }

  /** The same number with at most three significant digits, as JSON writes it. */
  static String significant(double value) {
    return new BigDecimal(value)
        .round(THREE_DIGITS)
        .stripTrailingZeros()
        .toString()
        .replace("E+", "e")
        .replace('E', 'e');
  }

  /** The same number with at most {@code decimals} places, as JSON writes it. */
  static String decimals(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
