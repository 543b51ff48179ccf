package org.veilmark.extract;

import java.util.Iterator;
import org.veilmark.transform.Autocorrelation;
import org.veilmark.transform.Blur;

/**
 * How well a picture agrees with itself when shifted: the autocorrelation of what epochs hold,
 * which the repeated tile raises at the points of a lattice.
 *
 * <p>The method is M. Kutter's ("Watermarking resisting to translation, rotation and scaling", SPIE
 * 3528, 1998), on sums over epochs, and with all points of a supposed lattice taken together
 * instead of peak by peak: several that do not stand out alone do so together.
 */
final class LatticeSurface {
  private static final int MAX_LAG = 160;

  /** Lags this short only show the carrier's own correlation. */
  private static final int NEAR = 20;

  /** Lags at which less than this share of the picture overlaps say nothing. */
  private static final double LEAST_OVERLAP = 0.1;

  private static final double BACKGROUND_SIGMA = 2.5;

  /** Lattice points farther out than this many sides of the tile are not looked at. */
  private static final int REACH = 3;

  private static final int SIDE = 2 * MAX_LAG + 1;

  private final double tileSide;

  /** Correlation over its standard deviation, times the square root of the overlap. */
  private final float[] weighted;

  /** Share of the picture that overlaps; 0 where nothing is to be said. */
  private final float[] overlap;

  LatticeSurface(EpochGrids epochs, int tileSide) {
    this.tileSide = tileSide;
    weighted = correlation(epochs);
    overlap = new float[weighted.length];
    float[] background = weighted.clone();
    new Blur(SIDE, SIDE, BACKGROUND_SIGMA).apply(background);
    double power = 0;
    int count = 0;
    for (int i = 0; i < weighted.length; i++) {
      int dx = Math.abs(i % SIDE - MAX_LAG);
      int dy = Math.abs(i / SIDE - MAX_LAG);
      double share =
          Math.max(0.0, epochs.width() - dx)
              * Math.max(0.0, epochs.height() - dy)
              / ((double) epochs.width() * epochs.height());
      if ((dx > NEAR || dy > NEAR) && share >= LEAST_OVERLAP) {
        overlap[i] = (float) share;
        weighted[i] -= background[i];
        power += (double) weighted[i] * weighted[i];
        count++;
      } else {
        weighted[i] = 0;
      }
    }
    double deviation = Math.sqrt(power / Math.max(1, count));
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] = deviation == 0 ? 0 : (float) (weighted[i] / deviation * Math.sqrt(overlap[i]));
    }
  }

  private static float[] correlation(EpochGrids epochs) {
    Autocorrelation correlation = new Autocorrelation(epochs.width(), epochs.height(), MAX_LAG);
    Iterator<float[]> grids = epochs.grids().values().iterator();
    while (grids.hasNext()) {
      float[] one = grids.next();
      correlation.add(one, grids.hasNext() ? grids.next() : new float[one.length]);
    }
    return correlation.result();
  }

  /** Evidence for a map, in standard deviations: that of all lattice points within reach. */
  double score(double xx, double xy, double yx, double yy) {
    double sum = 0;
    double overlaps = 0;
    for (int j = 0; j <= REACH; j++) {
      for (int i = j == 0 ? 1 : -REACH; i <= REACH; i++) {
        double x = MAX_LAG + tileSide * (xx * i + xy * j);
        double y = MAX_LAG + tileSide * (yx * i + yy * j);
        if (x < 0 || y < 0 || x >= SIDE - 1 || y >= SIDE - 1) {
          continue;
        }
        int column = (int) x;
        int row = (int) y;
        int at = row * SIDE + column;
        double right = x - column;
        double below = y - row;
        sum +=
            (1 - below) * ((1 - right) * weighted[at] + right * weighted[at + 1])
                + below * ((1 - right) * weighted[at + SIDE] + right * weighted[at + SIDE + 1]);
        overlaps += overlap[at];
      }
    }
    return overlaps == 0 ? 0 : sum / Math.sqrt(overlaps);
  }

  /** As above. */
  double score(GeometryMap map) {
    return score(map.xx(), map.xy(), map.yx(), map.yy());
  }
}
