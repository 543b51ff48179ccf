package org.veilmark.extract;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.PatternGain;

/**
 * Residuals added up over each epoch, with the sign that the mark has at each time: the host, which
 * hardly changes, goes, the mark stays.
 *
 * @param width columns of a grid
 * @param height rows of a grid
 * @param grids by epoch, from wherever epochs are counted
 */
record EpochGrids(int width, int height, SortedMap<Long, float[]> grids) {
  /** Of no residuals. */
  static final EpochGrids NONE = new EpochGrids(0, 0, Collections.emptySortedMap());

  /** Adds up what epochs hold if they begin {@code offsetSeconds} before time 0. */
  static EpochGrids of(JointResiduals residuals, EpochClock clock, double offsetSeconds) {
    SortedMap<Long, float[]> grids = new TreeMap<>();
    for (Map.Entry<Double, float[]> entry : residuals.grids().entrySet()) {
      float[] values = entry.getValue();
      for (PatternGain shown : clock.at(entry.getKey() + offsetSeconds)) {
        float[] sum = grids.computeIfAbsent(shown.epoch(), epoch -> new float[values.length]);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += shown.gain() * values[i];
        }
      }
    }
    return new EpochGrids(residuals.width(), residuals.height(), grids);
  }
}
