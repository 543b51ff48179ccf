package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds by which crop, rotation, mirroring or stretching a picture was changed, from the carrier's
 * own repetition; the pilots decide between the maps that this allows. For one set of residuals and
 * one carrier, in three steps that are taken in turn until one is sure: {@link #unchanged}, {@link
 * #hinted}, {@link #searched}. Each tells of the maps tried since the one before. Deterministic;
 * not safe for use by several threads.
 *
 * <p>Everything is done on sums over epochs. Where epochs begin in an excerpt is not known: a few
 * offsets within an epoch are tried, those within the cycle of patterns follow from the pilots.
 */
final class GeometrySearch {
  /**
   * Changes of an entry of the map that refinement tries; the last is a seventh of a pixel at the
   * rim.
   */
  private static final double[] NUDGES = {0.008, 0.004, 0.002, 0.001};

  private static final int ROUNDS = 4;

  /**
   * From here on a map that was refined without being likely is right. Noise climbs, too, and a
   * segment under a wrong map is missing where others add up.
   */
  private static final double CLIMBED = 6.6;

  private final PilotSearch pilots;
  private final MapCandidates candidates;
  private final EpochFolds folds;
  private final List<Attempt> attempts = new ArrayList<>();
  private Attempt best = new Attempt(EpochGrids.NONE, 0, new ScoredMap(GeometryMap.IDENTITY, 0));
  private int tried;

  /** A search for a carrier's pilots among the maps that its format allows. */
  GeometrySearch(PilotSearch pilots, MapCandidates candidates) {
    this.pilots = pilots;
    this.candidates = candidates;
    folds = candidates.folds();
  }

  /** The picture as it is, if that is sure. */
  Located unchanged() {
    for (EpochGrids epochs : candidates.offsets()) {
      attempt(epochs, GeometryMap.IDENTITY);
    }
    return isSure() ? located(best.map(), best.statistic()) : nothing();
  }

  /** The map that other pieces of the video speak for, made exact, if that is sure. */
  Located hinted() {
    for (EpochGrids epochs : candidates.offsets()) {
      candidates.hint().ifPresent(map -> attempt(epochs, map));
    }
    return isSure() ? located(climbed(best)) : nothing();
  }

  /** The likeliest of all maps, made exact. */
  Located searched() {
    if (candidates.offsets().isEmpty()) {
      return Located.UNSEARCHED;
    }
    search();
    boolean isLikely = best.statistic() >= Located.LIKELY;
    ScoredMap exact = isLikely ? climbed(best) : highestClimbed();
    return isLikely || exact.score() >= CLIMBED
        ? located(exact)
        : located(GeometryMap.IDENTITY, best.statistic());
  }

  private void search() {
    for (EpochGrids epochs : candidates.offsets()) {
      attemptSymmetries(epochs, GeometryMap.IDENTITY);
    }
    for (GeometryMap shape : candidates.shapes()) {
      if (isSure()) {
        return;
      }
      for (EpochGrids epochs : candidates.offsets()) {
        attempt(epochs, shape);
      }
    }
    if (!isSure()) {
      tryUpright(candidates.scaled());
    }
    if (!isSure()) {
      tryLattices(candidates.lattices(), candidates.width());
    }
  }

  private void tryUpright(List<MapCandidates.Candidate> upright) {
    for (MapCandidates.Candidate candidate : upright) {
      attempt(candidate.epochs(), candidate.scored().map());
      if (isSure()) {
        return;
      }
    }
  }

  private void tryLattices(List<MapCandidates.Candidate> lattices, SearchWidth width) {
    tryUpright(first(lattices, width.uprightMaps()));
    if (isSure()) {
      return;
    }
    for (MapCandidates.Candidate candidate : first(lattices, width.turnedMaps())) {
      attemptSymmetries(candidate.epochs(), candidate.scored().map());
      if (isSure()) {
        return;
      }
    }
  }

  private static <T> List<T> first(List<T> all, int count) {
    return all.subList(0, Math.min(count, all.size()));
  }

  private void attempt(EpochGrids epochs, GeometryMap map) {
    attempt(epochs, map, folds.kept(epochs, map));
  }

  /** Attempts the maps that lay the same lattice as {@code map}, but for itself. */
  private void attemptSymmetries(EpochGrids epochs, GeometryMap map) {
    List<GeometryMap> maps = map.symmetries();
    List<BandSeries> folded = folds.symmetries(epochs, map);
    for (int i = 0; i < maps.size(); i++) {
      attempt(epochs, maps.get(i), folded.get(i));
    }
  }

  private void attempt(EpochGrids epochs, GeometryMap map, BandSeries folded) {
    Sync found = pilots.best(folded, candidates.format().epochSeconds());
    tried++;
    Attempt attempt =
        new Attempt(epochs, found.offsetSeconds(), new ScoredMap(map, found.statistic()));
    attempts.add(attempt);
    if (attempt.statistic() > best.statistic()) {
      best = attempt;
    }
  }

  private boolean isSure() {
    return best.statistic() >= Located.SURE;
  }

  private Located nothing() {
    return located(GeometryMap.IDENTITY, 0);
  }

  private Located located(ScoredMap found) {
    return located(found.map(), found.score());
  }

  private Located located(GeometryMap map, double statistic) {
    Located located = new Located(map, statistic, tried);
    tried = 0;
    return located;
  }

  /** A map that is right but not exact gains more by climbing than noise does. */
  private ScoredMap highestClimbed() {
    attempts.sort(Attempt.BEST_FIRST);
    return ScoredMap.distinct(attempts, candidates.width().climbs(), Attempt::map).stream()
        .map(this::climbed)
        .min(ScoredMap.BEST_FIRST)
        .orElse(best.scored());
  }

  private ScoredMap climbed(Attempt start) {
    return start
        .scored()
        .climb(
            NUDGES,
            ROUNDS,
            map -> {
              tried++;
              BandSeries folded = folds.fold(start.epochs(), map);
              return pilots.at(folded, start.offsetSeconds()).statistic();
            });
  }

  /** Pilots under a map, and the sums in which they show. */
  private record Attempt(EpochGrids epochs, double offsetSeconds, ScoredMap scored) {
    static final Comparator<Attempt> BEST_FIRST =
        Comparator.comparing(Attempt::scored, ScoredMap.BEST_FIRST);

    GeometryMap map() {
      return scored.map();
    }

    double statistic() {
      return scored.score();
    }
  }
}
