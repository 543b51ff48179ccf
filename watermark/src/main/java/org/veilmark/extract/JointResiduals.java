package org.veilmark.extract;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Residuals of all planes in one, as the mark lies in them (V has the opposite sign), each plane
 * scaled to the same power.
 *
 * @param width columns of a grid
 * @param height rows of a grid
 * @param grids by the middle of their time, in seconds
 */
record JointResiduals(int width, int height, SortedMap<Double, float[]> grids) {
  private static final float[] SIGNS = {1, 1, -1};

  /** Planes with less power a pixel hold no picture. */
  private static final double SILENT = 1e-4;

  /** Puts every {@code binsTogether} time bins in one. */
  static JointResiduals of(Residuals residuals, int binsTogether) {
    float[] scales = scales(residuals);
    SortedMap<Double, float[]> grids = new TreeMap<>();
    for (Map.Entry<Integer, float[][]> bin : residuals.bins().entrySet()) {
      double middle =
          (Math.floorDiv(bin.getKey(), binsTogether) + 0.5) * binsTogether * Evidence.BIN_SECONDS;
      float[] grid =
          grids.computeIfAbsent(middle, t -> new float[residuals.width() * residuals.height()]);
      for (int plane = 0; plane < scales.length; plane++) {
        float[] values = bin.getValue()[plane];
        for (int i = 0; i < grid.length; i++) {
          grid[i] += scales[plane] * values[i];
        }
      }
    }
    return new JointResiduals(residuals.width(), residuals.height(), grids);
  }

  private static float[] scales(Residuals residuals) {
    double[] power = new double[SIGNS.length];
    for (float[][] planes : residuals.bins().values()) {
      for (int plane = 0; plane < power.length; plane++) {
        for (float value : planes[plane]) {
          power[plane] += (double) value * value;
        }
      }
    }
    double pixels = (double) residuals.bins().size() * residuals.width() * residuals.height();
    float[] scales = new float[SIGNS.length];
    for (int plane = 0; plane < scales.length; plane++) {
      double mean = power[plane] / pixels;
      scales[plane] = mean < SILENT ? 0 : (float) (SIGNS[plane] / Math.sqrt(mean));
    }
    return scales;
  }
}
