package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A map and what speaks for it.
 *
 * @param score in standard deviations
 */
record ScoredMap(GeometryMap map, double score) {
  static final Comparator<ScoredMap> BEST_FIRST =
      Comparator.comparingDouble(ScoredMap::score).reversed();

  /** Maps closer than this climb to the same. */
  private static final double SAME = 0.02;

  /** Each of the four entries, up and down. */
  private static final int DIRECTIONS = 8;

  /**
   * The first of what is sorted, without what would climb to the same map as one before it.
   *
   * @param count how many at most
   * @param map that of an entry
   */
  static <T> List<T> distinct(List<T> sorted, int count, Function<T, GeometryMap> map) {
    List<T> distinct = new ArrayList<>();
    for (T candidate : sorted) {
      if (distinct.size() < count
          && distinct.stream()
              .allMatch(other -> map.apply(candidate).distance(map.apply(other)) >= SAME)) {
        distinct.add(candidate);
      }
    }
    return distinct;
  }

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
