package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.spread.EpochClock;

/**
 * Finds by which crop, rotation, mirroring or stretching the picture was changed, from the
 * carrier's own repetition; the pilots decide between the maps that this allows. Not safe for use
 * by several threads.
 *
 * <p>Everything is done on sums over epochs. Where epochs begin in an excerpt is not known: a few
 * offsets within an epoch are tried, those within the cycle of patterns follow from the pilots.
 */
public final class GeometrySearch {
  /** A pilot correlation that noise does not reach in all of this search. */
  static final double SURE = 9;

  /** From here on the map is right, if not yet exact. */
  private static final double LIKELY = 6.3;

  /** Time bins put together: the search needs no finer time. */
  private static final int BINS = 2;

  private static final double STEP_SECONDS = BINS * Evidence.BIN_SECONDS;

  /** Lattices of which this many standard deviations speak are tried at all. */
  private static final double LEAST_LATTICE = 3;

  private static final int MAPS_PER_OFFSET = 12;
  private static final int UPRIGHT_MAPS = 64;

  /** Maps of which mirrored and turned forms are tried, too. */
  private static final int TURNED_MAPS = 10;

  /**
   * Changes of an entry of the map that refinement tries; the last is a seventh of a pixel at the
   * rim.
   */
  private static final double[] NUDGES = {0.008, 0.004, 0.002, 0.001};

  private static final int ROUNDS = 4;

  private final Carrier carrier;
  private final EpochClock clock;
  private final PilotSearch pilots;
  private final TileFolder folder;

  /** A search for marks of a key and an algorithm. */
  public GeometrySearch(SecretKey key, Algorithm algorithm) {
    carrier = new Carrier(CarrierFormat.STANDARD, key, algorithm);
    clock = new EpochClock(carrier.format());
    pilots = new PilotSearch(carrier);
    folder = new TileFolder(carrier.band());
  }

  /** Evidence under the likeliest map. */
  public Evidence read(Residuals residuals) {
    return residuals.fold(locate(residuals));
  }

  /** The likeliest map. Deterministic. */
  public Located locate(Residuals residuals) {
    if (residuals.bins().isEmpty()) {
      return Located.UNSEARCHED;
    }
    List<EpochGrids> offsets = offsets(JointResiduals.of(residuals, BINS));
    Best best = new Best();
    for (EpochGrids epochs : offsets) {
      best.attempt(epochs, GeometryMap.IDENTITY);
    }
    if (best.isSure()) {
      return best.located();
    }
    for (EpochGrids epochs : offsets) {
      GeometryMap.IDENTITY.symmetries().forEach(map -> best.attempt(epochs, map));
    }
    if (!best.isSure()) {
      tryLattices(offsets, best);
    }
    if (best.statistic() < LIKELY) {
      return best.unlocated();
    }
    best.refine();
    return best.located();
  }

  private List<EpochGrids> offsets(JointResiduals joint) {
    List<EpochGrids> offsets = new ArrayList<>();
    for (double offset = 0; offset < carrier.format().epochSeconds(); offset += STEP_SECONDS) {
      offsets.add(EpochGrids.of(joint, clock, offset));
    }
    return offsets;
  }

  private void tryLattices(List<EpochGrids> offsets, Best best) {
    List<Candidate> candidates = new ArrayList<>();
    for (EpochGrids epochs : offsets) {
      LatticeSurface surface = new LatticeSurface(epochs, carrier.format().tileSide());
      for (LatticeSearch.ScoredMap scored :
          new LatticeSearch(surface, LEAST_LATTICE).best(MAPS_PER_OFFSET)) {
        candidates.add(new Candidate(epochs, scored));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::scored, LatticeSearch.ScoredMap.BEST_FIRST));
    for (Candidate candidate : first(candidates, UPRIGHT_MAPS)) {
      best.attempt(candidate.epochs(), candidate.scored().map());
      if (best.isSure()) {
        return;
      }
    }
    for (Candidate candidate : first(candidates, TURNED_MAPS)) {
      for (GeometryMap map : candidate.scored().map().symmetries()) {
        best.attempt(candidate.epochs(), map);
      }
      if (best.isSure()) {
        return;
      }
    }
  }

  private static <T> List<T> first(List<T> all, int count) {
    return all.subList(0, Math.min(count, all.size()));
  }

  /** The folded sums; each stands at a time at which its epoch's pattern shows whole. */
  private BandSeries fold(EpochGrids epochs, GeometryMap map) {
    float[][] spectra = new float[epochs.grids().size()][2 * carrier.band().size()];
    double[] seconds = new double[spectra.length];
    int j = 0;
    for (Map.Entry<Long, float[]> grid : epochs.grids().entrySet()) {
      seconds[j] =
          grid.getKey() * carrier.format().epochSeconds() + carrier.format().slotSeconds() / 2;
      folder.fold(grid.getValue(), epochs.width(), epochs.height(), map, spectra[j++]);
    }
    return BandSeries.of(seconds, spectra, carrier.band());
  }

  private record Candidate(EpochGrids epochs, LatticeSearch.ScoredMap scored) {}

  /** The map with the best pilot correlation of all that were tried. */
  private final class Best {
    private EpochGrids epochs = EpochGrids.NONE;
    private GeometryMap map = GeometryMap.IDENTITY;
    private Sync sync = new Sync(0, 0, 0, 0);
    private int tried;

    void attempt(EpochGrids tryEpochs, GeometryMap tryMap) {
      Sync found = pilots.best(fold(tryEpochs, tryMap), carrier.format().epochSeconds());
      tried++;
      if (found.statistic() > sync.statistic()) {
        epochs = tryEpochs;
        map = tryMap;
        sync = found;
      }
    }

    boolean isSure() {
      return sync.statistic() >= SURE;
    }

    double statistic() {
      return sync.statistic();
    }

    void refine() {
      for (double nudge : NUDGES) {
        boolean better = true;
        for (int round = 0; better && round < ROUNDS; round++) {
          better = false;
          for (int direction = 0; direction < 8; direction++) {
            GeometryMap nudged = map.nudged(direction / 2, direction % 2 == 0 ? nudge : -nudge);
            Sync found = pilots.at(fold(epochs, nudged), sync.offsetSeconds());
            tried++;
            if (found.statistic() > sync.statistic()) {
              sync = found;
              map = nudged;
              better = true;
            }
          }
        }
      }
    }

    Located located() {
      return new Located(map, sync.statistic(), tried);
    }

    Located unlocated() {
      return new Located(GeometryMap.IDENTITY, sync.statistic(), tried);
    }
  }
}
