package org.veilmark.extract;

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
      return best.located();
    }
    for (EpochGrids epochs : candidates.offsets()) {
      candidates.hint().ifPresent(map -> best.attempt(epochs, map));
    }
    if (!best.isSure()) {
      search(candidates, best);
    }
    if (best.statistic() < Located.LIKELY) {
      return best.unlocated();
    }
    best.refine();
    return best.located();
  }

  private static void search(MapCandidates candidates, Best best) {
    for (EpochGrids epochs : candidates.offsets()) {
      best.attemptSymmetries(epochs, GeometryMap.IDENTITY);
    }
    if (!best.isSure() && candidates.width().usualShapes()) {
      for (EpochGrids epochs : candidates.offsets()) {
        for (GeometryMap map : UsualShapes.of(epochs.width(), epochs.height())) {
          best.attempt(epochs, map);
        }
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
    private EpochGrids epochs = EpochGrids.NONE;
    private ScoredMap best = new ScoredMap(GeometryMap.IDENTITY, 0);
    private double offsetSeconds;
    private int tried;

    Best(EpochFolds folds) {
      this.folds = folds;
    }

    void attempt(EpochGrids tryEpochs, GeometryMap map) {
      attempt(tryEpochs, map, folds.kept(tryEpochs, map));
    }

    /** Attempts the maps that lay the same lattice as {@code map}, but for itself. */
    void attemptSymmetries(EpochGrids tryEpochs, GeometryMap map) {
      List<GeometryMap> maps = map.symmetries();
      List<BandSeries> folded = folds.symmetries(tryEpochs, map);
      for (int i = 0; i < maps.size(); i++) {
        attempt(tryEpochs, maps.get(i), folded.get(i));
      }
    }

    private void attempt(EpochGrids tryEpochs, GeometryMap map, BandSeries folded) {
      Sync found = pilots.best(folded, carrier.format().epochSeconds());
      tried++;
      if (found.statistic() > best.score()) {
        epochs = tryEpochs;
        best = new ScoredMap(map, found.statistic());
        offsetSeconds = found.offsetSeconds();
      }
    }

    boolean isSure() {
      return best.score() >= Located.SURE;
    }

    double statistic() {
      return best.score();
    }

    void refine() {
      best = best.climb(NUDGES, ROUNDS, this::pilotsAt);
    }

    private double pilotsAt(GeometryMap map) {
      tried++;
      return pilots.at(folds.fold(epochs, map), offsetSeconds).statistic();
    }

    Located located() {
      return new Located(best.map(), best.score(), tried);
    }

    Located unlocated() {
      return new Located(GeometryMap.IDENTITY, best.score(), tried);
    }
  }
}
