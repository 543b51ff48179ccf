package org.veilmark.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Which maps a surface speaks for: all rotations with a scale, and all scales of the two axes, are
 * looked at on a grid, and the best are climbed from.
 */
final class LatticeSearch {
  private static final double LEAST_SCALE = 0.5;
  private static final double GREATEST_SCALE = 2;

  /** A pixel at a distance of a tile and a half. */
  private static final double SCALE_STEP = 1.01;

  private static final double ANGLE_STEP = Math.toRadians(0.7);

  /** Turned by more, a map is a quarter turn of another. */
  private static final double GREATEST_ANGLE = Math.toRadians(45);

  /** More than nothing. */
  private static final double ANY = Double.MIN_VALUE;

  private static final double[] NUDGES = {0.008, 0.004, 0.002};
  private static final int ROUNDS = 6;

  private final LatticeSurface surface;
  private final double least;

  /** A search for maps of at least this score. */
  LatticeSearch(LatticeSurface surface, double least) {
    this.surface = surface;
    this.least = least;
  }

  /** The best maps, at most {@code count} rotated and as many stretched ones, best first. */
  List<ScoredMap> best(int count) {
    List<ScoredMap> best = new ArrayList<>(climbed(rotated(), count));
    best.addAll(climbed(stretched(), count));
    best.sort(ScoredMap.BEST_FIRST);
    return ScoredMap.distinct(best, 2 * count, ScoredMap::map);
  }

  /**
   * The best of the maps that scale both axes alike, as cropping does: most copies have one, and
   * there are so few of them that they need not score high. At most {@code count}.
   */
  List<ScoredMap> scaled(int count) {
    List<ScoredMap> found = new ArrayList<>();
    for (double scale = LEAST_SCALE; scale <= GREATEST_SCALE; scale *= SCALE_STEP) {
      consider(scale, 0, 0, scale, ANY, found);
    }
    return climbed(found, count);
  }

  private List<ScoredMap> rotated() {
    List<ScoredMap> found = new ArrayList<>();
    for (double scale = LEAST_SCALE; scale <= GREATEST_SCALE; scale *= SCALE_STEP) {
      for (double angle = -GREATEST_ANGLE; angle < GREATEST_ANGLE; angle += ANGLE_STEP) {
        double cos = scale * StrictMath.cos(angle);
        double sin = scale * StrictMath.sin(angle);
        consider(cos, -sin, sin, cos, least, found);
      }
    }
    return found;
  }

  private List<ScoredMap> stretched() {
    List<ScoredMap> found = new ArrayList<>();
    for (double x = LEAST_SCALE; x <= GREATEST_SCALE; x *= SCALE_STEP) {
      for (double y = LEAST_SCALE; y <= GREATEST_SCALE; y *= SCALE_STEP) {
        consider(x, 0, 0, y, least, found);
      }
    }
    return found;
  }

  private void consider(
      double xx, double xy, double yx, double yy, double atLeast, List<ScoredMap> found) {
    double score = surface.score(xx, xy, yx, yy);
    if (score >= atLeast) {
      found.add(new ScoredMap(new GeometryMap(xx, xy, yx, yy), score));
    }
  }

  private List<ScoredMap> climbed(List<ScoredMap> found, int count) {
    found.sort(ScoredMap.BEST_FIRST);
    return ScoredMap.distinct(found, count, ScoredMap::map).stream()
        .map(start -> start.climb(NUDGES, ROUNDS, surface::score))
        .toList();
  }
}
