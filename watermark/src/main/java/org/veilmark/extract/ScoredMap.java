package org.veilmark.extract;

import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/**
 * A map and what speaks for it.
 *
 * @param score in standard deviations
 */
record ScoredMap(GeometryMap map, double score) {
  static final Comparator<ScoredMap> BEST_FIRST =
      Comparator.comparingDouble(ScoredMap::score).reversed();

  /** Each of the four entries, up and down. */
  private static final int DIRECTIONS = 8;

  /**
   * Climbs to a map near by that scores best: one entry at a time is changed, first by the greatest
   * nudge.
   *
   * @param nudges changes of an entry of the map, the greatest first
   * @param rounds most rounds through all entries for a nudge
   */
  ScoredMap climb(double[] nudges, int rounds, ToDoubleFunction<GeometryMap> scoring) {
    ScoredMap best = this;
    for (double nudge : nudges) {
      boolean better = true;
      for (int round = 0; better && round < rounds; round++) {
        better = false;
        for (int direction = 0; direction < DIRECTIONS; direction++) {
          GeometryMap nudged = best.map.nudged(direction / 2, direction % 2 == 0 ? nudge : -nudge);
          double score = scoring.applyAsDouble(nudged);
          if (score > best.score) {
            best = new ScoredMap(nudged, score);
            better = true;
          }
        }
      }
    }
    return best;
  }
}
