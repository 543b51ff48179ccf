package org.veilmark.extract;

import java.util.Comparator;

/**
 * How a picture was found to be changed.
 *
 * @param map the likeliest map; the identity where nothing better was found
 * @param statistic its pilot correlation, in standard deviations; 0 where nobody looked
 * @param hypotheses number of maps tried
 */
public record Located(GeometryMap map, double statistic, int hypotheses) {
  /** Nobody looked. */
  public static final Located UNSEARCHED = new Located(GeometryMap.IDENTITY, 0, 0);

  /** A pilot correlation that noise does not reach in all of a search. */
  static final double SURE = 9;

  /** From here on the map is right, if not yet exact. */
  static final double LIKELY = 6.3;

  private static final Comparator<Located> BY_CERTAINTY =
      Comparator.comparingDouble(Located::statistic)
          .thenComparing(located -> located.map.xx())
          .thenComparing(located -> located.map.xy())
          .thenComparing(located -> located.map.yx())
          .thenComparing(located -> located.map.yy());

  /** Whether the map is right, and no other needs to be tried. */
  boolean isSure() {
    return statistic >= SURE;
  }

  /** Whether the map is more than what noise speaks for. */
  public boolean isLikely() {
    return statistic >= LIKELY;
  }

  /** The surer of two, with the cost of both; the order does not matter. */
  Located merge(Located other) {
    Located surer = BY_CERTAINTY.compare(this, other) >= 0 ? this : other;
    return new Located(surer.map, surer.statistic, hypotheses + other.hypotheses);
  }
}
