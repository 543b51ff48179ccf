package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.spread.EpochClock;

/**
 * What of a geometry search needs no key, for the searches of several marks in the same residuals
 * to share: sums over epochs, their folds, and the maps of which their lattices speak. Each is made
 * when first asked for. Not safe for use by several threads.
 */
final class MapCandidates {
  /** Time bins put together: the search needs no finer time. */
  private static final int BINS = 2;

  private static final double STEP_SECONDS = BINS * Evidence.BIN_SECONDS;

  /** Lattices of which this many standard deviations speak are tried at all. */
  private static final double LEAST_LATTICE = 3;

  private final Residuals residuals;
  private final CarrierFormat format;
  private final SearchWidth width;
  private final Optional<GeometryMap> hint;
  private final EpochFolds folds;
  private @Nullable List<EpochGrids> offsets;
  private @Nullable List<Lattice> surfaces;
  private @Nullable List<Candidate> scaled;
  private @Nullable List<Candidate> lattices;

  /**
   * The candidates for carriers of a format.
   *
   * @param hint a map that is likely for reasons of its own
   */
  MapCandidates(
      Residuals residuals, CarrierFormat format, SearchWidth width, Optional<GeometryMap> hint) {
    this.residuals = residuals;
    this.format = format;
    this.width = width;
    this.hint = hint;
    folds = new EpochFolds(format);
  }

  /** Of the carriers. */
  CarrierFormat format() {
    return format;
  }

  /** How many of them are to be tried. */
  SearchWidth width() {
    return width;
  }

  /** The map to try before all that need a search. */
  Optional<GeometryMap> hint() {
    return hint;
  }

  /** Folds the sums. */
  EpochFolds folds() {
    return folds;
  }

  /** Sums over epochs, for every place at which epochs may begin; none where nothing was read. */
  List<EpochGrids> offsets() {
    if (offsets == null) {
      offsets = residuals.bins().isEmpty() ? List.of() : sums();
    }
    return offsets;
  }

  /** The maps of usual shapes, if they are to be tried. */
  List<GeometryMap> shapes() {
    if (!width.usualShapes() || offsets().isEmpty()) {
      return List.of();
    }
    EpochGrids any = offsets().get(0);
    return UsualShapes.of(any.width(), any.height());
  }

  /** The maps that lattices allow and that scale both axes alike, the likeliest first. */
  List<Candidate> scaled() {
    if (scaled == null) {
      scaled = searched(search -> search.scaled(width.scaledPerOffset()));
    }
    return scaled;
  }

  /** The maps that lattices allow, upright, the likeliest first. */
  List<Candidate> lattices() {
    if (lattices == null) {
      lattices = searched(search -> search.best(width.mapsPerOffset()));
    }
    return lattices;
  }

  private List<EpochGrids> sums() {
    JointResiduals joint = JointResiduals.of(residuals, BINS);
    EpochClock clock = new EpochClock(format);
    List<EpochGrids> sums = new ArrayList<>();
    for (double offset = 0; offset < format.epochSeconds(); offset += STEP_SECONDS) {
      sums.add(EpochGrids.of(joint, clock, offset));
    }
    return sums;
  }

  private List<Candidate> searched(Function<LatticeSearch, List<ScoredMap>> search) {
    List<Candidate> found = new ArrayList<>();
    for (Lattice lattice : surfaces()) {
      for (ScoredMap scored : search.apply(lattice.search())) {
        found.add(new Candidate(lattice.epochs(), scored));
      }
    }
    found.sort(Comparator.comparing(Candidate::scored, ScoredMap.BEST_FIRST));
    return found;
  }

  private List<Lattice> surfaces() {
    if (surfaces == null) {
      surfaces = new ArrayList<>();
      for (int i = 0; i < offsets().size(); i += width.offsetStep()) {
        EpochGrids epochs = offsets().get(i);
        LatticeSurface surface = new LatticeSurface(epochs, format.tileSide());
        surfaces.add(new Lattice(epochs, new LatticeSearch(surface, LEAST_LATTICE)));
      }
    }
    return surfaces;
  }

  /** A map, and the sums that speak for it. */
  record Candidate(EpochGrids epochs, ScoredMap scored) {}

  private record Lattice(EpochGrids epochs, LatticeSearch search) {}
}
