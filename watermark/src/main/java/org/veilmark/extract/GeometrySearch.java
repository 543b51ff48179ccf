package org.veilmark.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

/**
 * Finds by which crop, rotation, mirroring or stretching the picture was changed, from the
 * carrier's own repetition; the pilots decide between the maps that this allows. Not safe for use
 * by several threads.
 */
public final class GeometrySearch {
  /** A pilot correlation that noise does not reach in all of this search. */
  static final double SURE = 9;

  /** From here on the map is right, if not yet exact. */
  private static final double LIKELY = 6.5;

  private static final int UPRIGHT_MAPS = 24;

  /** Time bins put together: the search needs no finer time. */
  private static final int BINS = 2;

  private static final double STEP_SECONDS = BINS * Evidence.BIN_SECONDS;

  /**
   * Changes of an entry of the map that refinement tries; the last is a fifth of a pixel at the
   * rim.
   */
  private static final double[] NUDGES = {0.008, 0.004, 0.0015};

  private static final int ROUNDS = 4;

  private final Carrier carrier;
  private final PilotSearch pilots;
  private final TileFolder folder;

  /** A search for marks of a key and an algorithm. */
  public GeometrySearch(SecretKey key, Algorithm algorithm) {
    carrier = new Carrier(CarrierFormat.STANDARD, key, algorithm);
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
    JointResiduals joint = JointResiduals.of(residuals, BINS);
    Attempt best = attempt(joint, GeometryMap.IDENTITY);
    int tried = 1;
    if (best.sync().statistic() >= SURE) {
      return new Located(best.map(), best.sync().statistic(), tried);
    }
    List<GeometryMap> maps = new ArrayList<>(GeometryCandidates.symmetries(GeometryMap.IDENTITY));
    int slotBins = (int) Math.round(carrier.format().slotSeconds() / STEP_SECONDS);
    maps.addAll(
        GeometryCandidates.of(
            LatticeFinder.find(joint.differences(slotBins), joint.width(), joint.height()),
            carrier.format().tileSide(),
            UPRIGHT_MAPS));
    for (GeometryMap map : maps) {
      Attempt attempt = attempt(joint, map);
      tried++;
      if (attempt.sync().statistic() > best.sync().statistic()) {
        best = attempt;
      }
      if (best.sync().statistic() >= SURE) {
        break;
      }
    }
    if (best.sync().statistic() < LIKELY) {
      return new Located(GeometryMap.IDENTITY, best.sync().statistic(), tried);
    }
    return refine(joint, best, tried);
  }

  private Located refine(JointResiduals joint, Attempt start, int triedBefore) {
    double offset = start.sync().offsetSeconds();
    GeometryMap map = start.map();
    double statistic = start.sync().statistic();
    int tried = triedBefore;
    for (double nudge : NUDGES) {
      boolean better = true;
      for (int round = 0; better && round < ROUNDS; round++) {
        better = false;
        for (int direction = 0; direction < 8; direction++) {
          GeometryMap nudged = map.nudged(direction / 2, direction % 2 == 0 ? nudge : -nudge);
          double value = pilots.at(fold(joint, nudged), offset).statistic();
          tried++;
          if (value > statistic) {
            statistic = value;
            map = nudged;
            better = true;
          }
        }
      }
    }
    return new Located(map, statistic, tried);
  }

  private Attempt attempt(JointResiduals joint, GeometryMap map) {
    return new Attempt(map, pilots.best(fold(joint, map), STEP_SECONDS));
  }

  private BandSeries fold(JointResiduals joint, GeometryMap map) {
    float[][] spectra = new float[joint.grids().size()][2 * carrier.band().size()];
    double[] seconds = new double[spectra.length];
    int j = 0;
    for (Map.Entry<Double, float[]> grid : joint.grids().entrySet()) {
      seconds[j] = grid.getKey();
      folder.fold(grid.getValue(), joint.width(), joint.height(), map, spectra[j++]);
    }
    return BandSeries.of(seconds, spectra, carrier.band());
  }

  private record Attempt(GeometryMap map, Sync sync) {}
}
