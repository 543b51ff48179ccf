package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.EpochPattern;
import org.veilmark.spread.PatternGain;

/**
 * Looks for the pilots at every epoch phase, pattern index and shift. Not safe for use by several
 * threads.
 */
final class PilotSearch {
  /** How far apart two hypotheses of time must be to be reported both, in seconds. */
  private static final double DISTINCT_SECONDS = 0.6;

  private static final int REFINEMENTS = 4;

  /** V carries the mark with the opposite sign. */
  private static final List<float[]> PLANE_WEIGHTS =
      List.of(new float[] {1, 1, -1}, new float[] {1, 0, 0}, new float[] {0, 1, -1});

  private final Carrier carrier;
  private final CarrierBand band;
  private final EpochClock clock;
  private final BandFft fft;

  PilotSearch(Carrier carrier) {
    this.carrier = carrier;
    this.band = carrier.band();
    this.clock = new EpochClock(carrier.format());
    this.fft = new BandFft(carrier.band());
  }

  /**
   * The {@code count} most promising places, best first. Planes are looked at in other proportions
   * only where the usual one shows no sure place.
   */
  List<Sync> search(BandSeries series, int count) {
    List<Candidate> found = new ArrayList<>();
    for (float[] weights : PLANE_WEIGHTS) {
      BandSeries joint = series.join(weights);
      for (Sync sync : everyOffset(joint, Evidence.BIN_SECONDS)) {
        found.add(new Candidate(sync, joint));
      }
      if (found.stream().anyMatch(candidate -> candidate.sync().isSure())) {
        break;
      }
    }
    found.sort(Comparator.comparingDouble((Candidate c) -> c.sync().statistic()).reversed());
    List<Sync> best = new ArrayList<>();
    for (Candidate candidate : found) {
      Sync sync = candidate.sync();
      if (best.size() < count && best.stream().noneMatch(other -> isNear(sync, other))) {
        best.add(refine(sync, correlate(candidate.joint(), sync.offsetSeconds())));
      }
    }
    return best;
  }

  /** How many places {@link #search} looks at: shifts, offsets and combinations of planes. */
  long places() {
    return PLANE_WEIGHTS.size() * offsets(Evidence.BIN_SECONDS) * band.side() * band.side();
  }

  /**
   * The most promising place of a series of one plane.
   *
   * @param stepSeconds between the offsets to try
   */
  Sync best(BandSeries joint, double stepSeconds) {
    return everyOffset(joint, stepSeconds).stream()
        .max(Comparator.comparingDouble(Sync::statistic))
        .orElseThrow();
  }

  /**
   * Where the mark lies in a copy that was neither cut nor shifted. Needs no search, so that it can
   * be right where noise outgrows the pilots of all other places.
   */
  Sync unmoved(BandSeries series) {
    float[] products = correlate(joined(series), 0);
    return refine(sync(products, 0, 0, 0), products);
  }

  /** All planes in one series, as the mark lies in them. */
  static BandSeries joined(BandSeries series) {
    return series.join(PLANE_WEIGHTS.get(0));
  }

  /** The most promising shift of a series of one plane at a known offset. */
  Sync at(BandSeries joint, double offsetSeconds) {
    return peaks(joint, new double[] {offsetSeconds}).get(0);
  }

  private List<Sync> everyOffset(BandSeries joint, double stepSeconds) {
    List<Sync> found = new ArrayList<>();
    int offsets = (int) offsets(stepSeconds);
    for (int from = 0; from < offsets; from += BandFft.BATCH) {
      double[] some = new double[Math.min(BandFft.BATCH, offsets - from)];
      for (int k = 0; k < some.length; k++) {
        some[k] = (from + k) * stepSeconds;
      }
      found.addAll(peaks(joint, some));
    }
    return found;
  }

  private long offsets(double stepSeconds) {
    return Math.round(carrier.format().cycleSeconds() / stepSeconds);
  }

  private boolean isNear(Sync a, Sync b) {
    double cycle = carrier.format().cycleSeconds();
    double distance = Math.abs(a.offsetSeconds() - b.offsetSeconds());
    return Math.min(distance, cycle - distance) < DISTINCT_SECONDS;
  }

  /** Sum over time of spectrum times conjugate pilot, per band position. */
  private float[] correlate(BandSeries joint, double offset) {
    float[] products = new float[2 * band.size()];
    for (int j = 0; j < joint.length(); j++) {
      float[] values = joint.values(0, j);
      for (PatternGain shown : clock.at(joint.seconds(j) + offset)) {
        EpochPattern pattern = carrier.pattern(shown.pattern());
        for (int i = 0; i < pattern.pilotCount(); i++) {
          int at = 2 * pattern.pilot(i);
          float re = values[at];
          float im = values[at + 1];
          products[at] += shown.gain() * (re * pattern.pilotCos(i) + im * pattern.pilotSin(i));
          products[at + 1] += shown.gain() * (im * pattern.pilotCos(i) - re * pattern.pilotSin(i));
        }
      }
    }
    return products;
  }

  /** The most promising shift at each of some offsets. */
  private List<Sync> peaks(BandSeries joint, double[] offsets) {
    float[][] products = new float[offsets.length][];
    Arrays.setAll(products, k -> correlate(joint, offsets[k]));
    int[] greatest = fft.greatest(products);
    List<Sync> found = new ArrayList<>();
    for (int k = 0; k < offsets.length; k++) {
      int shiftX = greatest[k] % band.side();
      int shiftY = Math.floorDiv(greatest[k], band.side());
      found.add(sync(products[k], offsets[k], shiftX, shiftY));
    }
    return found;
  }

  /** The correlation at a shift, over its root mean square at all shifts (Parseval's theorem). */
  private Sync sync(float[] products, double offset, int shiftX, int shiftY) {
    double power = 0;
    for (float product : products) {
      power += (double) product * product;
    }
    double deviation = Math.sqrt(power / 2);
    double value = value(products, shiftX, shiftY);
    return new Sync(offset, shiftX, shiftY, deviation == 0 ? 0 : value / deviation);
  }

  /**
   * Climbs to the maximum between grid points; the statistic stays on the scale of {@link #sync}.
   */
  private Sync refine(Sync coarse, float[] products) {
    double atGrid = value(products, coarse.shiftX(), coarse.shiftY());
    if (atGrid <= 0) {
      return coarse;
    }
    double x = coarse.shiftX();
    double y = coarse.shiftY();
    double best = atGrid;
    double step = 0.5;
    for (int round = 0; round < REFINEMENTS; round++, step /= 2) {
      double centreX = x;
      double centreY = y;
      for (int direction = 0; direction < 9; direction++) {
        double tryX = centreX + (direction % 3 - 1) * step;
        double tryY = centreY + (direction / 3 - 1) * step;
        double value = value(products, tryX, tryY);
        if (value > best) {
          best = value;
          x = tryX;
          y = tryY;
        }
      }
    }
    return new Sync(coarse.offsetSeconds(), x, y, coarse.statistic() * best / atGrid);
  }

  private double value(float[] products, double x, double y) {
    double sum = 0;
    for (int i = 0; i < band.size(); i++) {
      double angle = BandShift.undoingAngle(band, i, x, y);
      sum += products[2 * i] * Math.cos(angle) - products[2 * i + 1] * Math.sin(angle);
    }
    return sum;
  }

  /** A place, and the series that showed it. */
  private record Candidate(Sync sync, BandSeries joint) {}
}
