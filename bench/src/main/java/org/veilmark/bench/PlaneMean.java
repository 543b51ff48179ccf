package org.veilmark.bench;

import org.veilmark.signal.Plane;

/** The mean of two planes. */
final class PlaneMean {
  private PlaneMean() {}

  /** Replaces {@code plane} by its mean with one that is like it. */
  static void into(Plane plane, Plane other) {
    float[] row = new float[plane.width()];
    float[] difference = new float[plane.width()];
    for (int y = 0; y < plane.height(); y++) {
      plane.readRow(y, row);
      other.readRow(y, difference);
      for (int x = 0; x < row.length; x++) {
        difference[x] = (difference[x] - row[x]) / 2;
      }
      plane.addRow(y, difference);
    }
  }
}
