package org.veilmark.bench.html;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a plot.
 *
 * @param label what is on it, with its unit
 * @param from least value shown
 * @param to greatest value shown, above {@code from}
 * @param logarithmic whether equal ratios are equally far apart; {@code from} is positive then
 * @param ticks values that are written at it
 */
record Axis(String label, double from, double to, boolean logarithmic, List<Tick> ticks) {

  /**
   * A value that is written.
   *
   * @param value where
   * @param text what
   */
  record Tick(double value, String text) {}

  Axis {
    ticks = List.copyOf(ticks);
    if (!(to > from) || (logarithmic && !(from > 0))) {
      throw new IllegalArgumentException("an axis from " + from + " to " + to);
    }
  }

  /** Shares of the whole, in percent. */
  static Axis percent(String label) {
    return linear(label, 0, 100, 25, " %");
  }

  /** Equal steps; the ends are moved out to whole steps. */
  static Axis linear(String label, double from, double to, double step, String unit) {
    double first = Math.floor(from / step) * step;
    double last = Math.max(first + step, Math.ceil(to / step) * step);
    List<Tick> ticks = new ArrayList<>();
    for (double value = first; value <= last + step / 2; value += step) {
      ticks.add(new Tick(value, Math.round(value) + unit));
    }
    return new Axis(label, first, last, /* logarithmic= */ false, ticks);
  }

  /** Decades, with ticks at 1, 2 and 5; the ends are moved out to ticks. */
  static Axis logarithmic(String label, double from, double to) {
    List<Tick> ticks = new ArrayList<>();
    double before = 0;
    for (double decade = Math.pow(10, Math.floor(Math.log10(from))); before < to; decade *= 10) {
      for (int multiple : new int[] {1, 2, 5}) {
        double value = multiple * decade;
        if (before < to) {
          ticks.add(new Tick(value, Long.toString(Math.round(value))));
        }
        before = value;
      }
    }
    while (ticks.size() > 2 && ticks.get(1).value() <= from) {
      ticks.remove(0);
    }
    return new Axis(
        label,
        ticks.get(0).value(),
        ticks.get(ticks.size() - 1).value(),
        /* logarithmic= */ true,
        ticks);
  }

  /** Where a value lies: 0 at the one end, 1 at the other. */
  double position(double value) {
    return logarithmic
        ? Math.log(value / from) / Math.log(to / from)
        : (value - from) / (to - from);
  }
}
