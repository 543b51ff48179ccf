package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.veilmark.transform.Autocorrelation;
import org.veilmark.transform.Blur;

/**
 * Finds where the tile repeats, knowing nothing but that the mark's sign alternates: peaks of the
 * autocorrelation of differences over one sign slot, in which the mark stays and the host goes.
 *
 * <p>The method is M. Kutter's ("Watermarking resisting to translation, rotation and scaling", SPIE
 * 3528, 1998), on differences.
 */
final class LatticeFinder {
  private static final int MAX_LAG = 160;
  private static final int PEAKS = 24;
  private static final double LEAST_HEIGHT = 4;

  /** Lags this short only show the carrier's own correlation. */
  private static final int NEAR = 20;

  /** Half the side of the square that a found peak hides. */
  private static final int HIDDEN = 4;

  /** Lags at which less than this share of the picture overlaps say nothing. */
  private static final double LEAST_OVERLAP = 0.12;

  private static final double BACKGROUND_SIGMA = 2.5;

  private LatticeFinder() {}

  /** The peaks, highest first; of each pair of opposite lags one. */
  static List<LatticePeak> find(List<float[]> differences, int width, int height) {
    Autocorrelation correlation = new Autocorrelation(width, height, MAX_LAG);
    for (int i = 0; i < differences.size(); i += 2) {
      float[] second =
          i + 1 < differences.size() ? differences.get(i + 1) : new float[width * height];
      correlation.add(differences.get(i), second);
    }
    int side = 2 * MAX_LAG + 1;
    float[] surface = correlation.result();
    float[] background = surface.clone();
    new Blur(side, side, BACKGROUND_SIGMA).apply(background);
    boolean[] usable = new boolean[surface.length];
    double power = 0;
    int count = 0;
    for (int i = 0; i < surface.length; i++) {
      int dx = i % side - MAX_LAG;
      int dy = i / side - MAX_LAG;
      double overlap =
          (double) Math.max(0, width - Math.abs(dx)) * Math.max(0, height - Math.abs(dy));
      boolean near = Math.abs(dx) <= NEAR && Math.abs(dy) <= NEAR;
      usable[i] = !near && overlap >= LEAST_OVERLAP * width * height;
      surface[i] = usable[i] ? surface[i] - background[i] : 0;
      power += (double) surface[i] * surface[i];
      count += usable[i] ? 1 : 0;
    }
    return peaks(surface, Math.sqrt(power / Math.max(1, count)), side);
  }

  private static List<LatticePeak> peaks(float[] surface, double deviation, int side) {
    float[] left = surface.clone();
    // Opposite lags are equal: the lower half is enough.
    Arrays.fill(left, 0, MAX_LAG * side, 0f);
    List<LatticePeak> peaks = new ArrayList<>();
    while (peaks.size() < PEAKS) {
      int best = 0;
      for (int i = 0; i < left.length; i++) {
        best = left[i] > left[best] ? i : best;
      }
      if (deviation == 0 || left[best] < LEAST_HEIGHT * deviation) {
        return peaks;
      }
      int x = best % side;
      int y = best / side;
      peaks.add(
          new LatticePeak(
              x + vertex(surface, best, 1) - MAX_LAG,
              y + vertex(surface, best, side) - MAX_LAG,
              left[best] / deviation));
      for (int dy = -HIDDEN; dy <= HIDDEN; dy++) {
        for (int dx = -HIDDEN; dx <= HIDDEN; dx++) {
          if (x + dx >= 0 && x + dx < side && y + dy >= 0 && y + dy < side) {
            left[(y + dy) * side + x + dx] = 0;
          }
        }
      }
    }
    return peaks;
  }

  /** Where the parabola through three samples has its top, relative to the middle one. */
  private static double vertex(float[] surface, int at, int step) {
    if (at - step < 0 || at + step >= surface.length) {
      return 0;
    }
    double before = surface[at - step];
    double after = surface[at + step];
    double curvature = 2 * surface[at] - before - after;
    return curvature <= 0 ? 0 : Math.max(-0.5, Math.min(0.5, (after - before) / (2 * curvature)));
  }
}
