package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

/**
 * Finds by which crop, rotation, mirroring or stretching the picture was changed, from the
 * carrier's own repetition; the pilots decide between the maps that this allows. Not safe for use
 * by several threads.
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

  private final Carrier carrier;
  private final PilotSearch pilots;

  /** A search for marks of a key and an algorithm. */
  GeometrySearch(SecretKey key, Algorithm algorithm) {
    carrier = new Carrier(CarrierFormat.STANDARD, key, algorithm);
    pilots = new PilotSearch(carrier);
  }

  /** The likeliest map. Deterministic. */
  Located locate(MapCandidates candidates) {
    if (candidates.offsets().isEmpty()) {
      return Located.UNSEARCHED;
    }
    Best best = new Best(candidates.folds());
    for (EpochGrids epochs : candidates.offsets()) {
      best.attempt(epochs, GeometryMap.IDENTITY);
    }
    if (best.isSure()) {
      return best.asItIs();
    }
    for (EpochGrids epochs : candidates.offsets()) {
      candidates.hint().ifPresent(map -> best.attempt(epochs, map));
    }
    if (!best.isSure()) {
      search(candidates, best);
    }
    return best.located(candidates.width().climbs());
  }

  private static void search(MapCandidates candidates, Best best) {
    for (EpochGrids epochs : candidates.offsets()) {
      best.attemptSymmetries(epochs, GeometryMap.IDENTITY);
    }
    for (GeometryMap shape : candidates.shapes()) {
      if (best.isSure()) {
        return;
      }
      for (EpochGrids epochs : candidates.offsets()) {
        best.attempt(epochs, shape);
      }
    }
    if (!best.isSure()) {
      tryUpright(candidates.scaled(), best);
    }
    if (!best.isSure()) {
      tryLattices(candidates.lattices(), candidates.width(), best);
    }
  }

  private static void tryUpright(List<MapCandidates.Candidate> candidates, Best best) {
    for (MapCandidates.Candidate candidate : candidates) {
      best.attempt(candidate.epochs(), candidate.scored().map());
      if (best.isSure()) {
        return;
      }
    }
  }

  private static void tryLattices(
      List<MapCandidates.Candidate> candidates, SearchWidth width, Best best) {
    tryUpright(first(candidates, width.uprightMaps()), best);
    if (best.isSure()) {
      return;
    }
    for (MapCandidates.Candidate candidate : first(candidates, width.turnedMaps())) {
      best.attemptSymmetries(candidate.epochs(), candidate.scored().map());
      if (best.isSure()) {
        return;
      }
    }
  }

  private static <T> List<T> first(List<T> all, int count) {
    return all.subList(0, Math.min(count, all.size()));
  }

  /** The map with the best pilot correlation of all that were tried. */
  private final class Best {
    private final EpochFolds folds;
    private final List<Attempt> attempts = new ArrayList<>();
    private Attempt best = new Attempt(EpochGrids.NONE, 0, new ScoredMap(GeometryMap.IDENTITY, 0));
    private int tried;

    Best(EpochFolds folds) {
      this.folds = folds;
    }

    void attempt(EpochGrids epochs, GeometryMap map) {
      attempt(epochs, map, folds.kept(epochs, map));
    }

    /** Attempts the maps that lay the same lattice as {@code map}, but for itself. */
    void attemptSymmetries(EpochGrids epochs, GeometryMap map) {
      List<GeometryMap> maps = map.symmetries();
      List<BandSeries> folded = folds.symmetries(epochs, map);
      for (int i = 0; i < maps.size(); i++) {
        attempt(epochs, maps.get(i), folded.get(i));
      }
    }

    private void attempt(EpochGrids epochs, GeometryMap map, BandSeries folded) {
      Sync found = pilots.best(folded, carrier.format().epochSeconds());
      tried++;
      Attempt attempt =
          new Attempt(epochs, found.offsetSeconds(), new ScoredMap(map, found.statistic()));
      attempts.add(attempt);
      if (attempt.statistic() > best.statistic()) {
        best = attempt;
      }
    }

    boolean isSure() {
      return best.statistic() >= Located.SURE;
    }

    /** What was found. */
    Located asItIs() {
      return new Located(best.map(), best.statistic(), tried);
    }

    /**
     * What was found, made exact.
     *
     * @param climbs how many maps are refined where none is likely
     */
    Located located(int climbs) {
      boolean isLikely = best.statistic() >= Located.LIKELY;
      ScoredMap exact = isLikely ? climbed(best) : highestClimbed(climbs);
      return isLikely || exact.score() >= CLIMBED
          ? new Located(exact.map(), exact.score(), tried)
          : new Located(GeometryMap.IDENTITY, best.statistic(), tried);
    }

    /** A map that is right but not exact gains more by climbing than noise does. */
    private ScoredMap highestClimbed(int climbs) {
      attempts.sort(Attempt.BEST_FIRST);
      return ScoredMap.distinct(attempts, climbs, Attempt::map).stream()
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
