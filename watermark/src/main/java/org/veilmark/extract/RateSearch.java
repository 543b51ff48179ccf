package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for marks in copies that were made to play faster or slower: pilots are searched at a grid
 * of rates in a part of the copy, and the best rates are made exact on the whole. Not safe for use
 * by several threads.
 */
final class RateSearch {
  private static final double SLOWEST = 0.8;
  private static final double FASTEST = 1.25;

  /** Film shown at the rate of European television, and the other way round. */
  private static final List<Double> USUAL = List.of(25 / 24.0, 24 / 25.0, SLOWEST, FASTEST);

  /** Longer parts need finer grids: drift at the rims must stay well below a sign slot. */
  private static final double PART_SECONDS = 24;

  /** Drift at the rims of the part from one rate of the grid to the next, in seconds. */
  private static final double GRID_DRIFT_SECONDS = 0.4;

  /** The same when rates are made exact: those closer to each other cannot be told apart. */
  private static final double EXACT_DRIFT_SECONDS = 0.05;

  private static final double OFFSET_STEP_SECONDS = 2 * Evidence.BIN_SECONDS;

  /** Rates that are made exact, each at its best offset. */
  private static final int LIKELY = 3;

  private final PilotSearch pilots;

  RateSearch(PilotSearch pilots) {
    this.pilots = pilots;
  }

  /** The rates, other than 1, of which the pilots speak most, the likeliest first. */
  List<Double> likely(BandSeries series) {
    if (series.length() < 2) {
      return List.of();
    }
    BandSeries joined = PilotSearch.joined(series);
    double first = joined.seconds(0);
    double last = joined.seconds(joined.length() - 1);
    double from = first + Math.max(0, last - first - PART_SECONDS) / 2;
    BandSeries part = joined.between(from, from + PART_SECONDS);
    double half = Math.min(PART_SECONDS, last - first + Evidence.BIN_SECONDS) / 2;
    List<Paced> found = new ArrayList<>();
    for (double rate : grid(GRID_DRIFT_SECONDS / half)) {
      found.add(new Paced(rate, pilots.best(part.atRate(rate), OFFSET_STEP_SECONDS)));
    }
    found.sort(Paced.BEST_FIRST);
    double middle = from + half;
    double longest = Math.max(last - middle, middle - first);
    return found.stream()
        .limit(LIKELY)
        .map(start -> exact(joined, start, middle, GRID_DRIFT_SECONDS / half, longest))
        .filter(paced -> Math.abs(paced.rate() - 1) * longest > EXACT_DRIFT_SECONDS)
        .sorted(Paced.BEST_FIRST)
        .map(Paced::rate)
        .toList();
  }

  private static List<Double> grid(double step) {
    List<Double> rates = new ArrayList<>(USUAL);
    for (double rate = SLOWEST; rate <= FASTEST; rate += step) {
      rates.add(rate);
    }
    return rates;
  }

  /** Climbs over rates that keep the middle of the part where it was found. */
  private Paced exact(
      BandSeries joined, Paced start, double middle, double coarse, double longest) {
    Paced best = start;
    for (double step = coarse / 2; step * longest > EXACT_DRIFT_SECONDS; step /= 2) {
      Paced centre = best;
      for (double rate : new double[] {centre.rate() - step, centre.rate() + step}) {
        double offset = centre.sync().offsetSeconds() + (centre.rate() - rate) * middle;
        Sync sync = pilots.at(joined.atRate(rate), offset);
        if (sync.statistic() > best.sync().statistic()) {
          best = new Paced(rate, sync);
        }
      }
    }
    return best;
  }

  /** A rate and the most promising place at it. */
  private record Paced(double rate, Sync sync) {
    static final Comparator<Paced> BEST_FIRST =
        Comparator.comparingDouble((Paced paced) -> paced.sync().statistic()).reversed();
  }
}
