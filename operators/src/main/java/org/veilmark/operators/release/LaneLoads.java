package org.veilmark.operators.release;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How much more work each lane was given than the one with the least, in frames times samples. */
final class LaneLoads {
  private final long[] workPixels;

  private LaneLoads(long[] workPixels) {
    this.workPixels = workPixels;
  }

  /**
   * Restores loads.
   *
   * @param saved as {@link #toArray} gave it; null, or of another number of lanes, for none
   */
  static LaneLoads of(long @Nullable [] saved, int lanes) {
    return new LaneLoads(saved == null || saved.length != lanes ? new long[lanes] : saved.clone());
  }

  /** The lane with the least work; the first of several. */
  int least() {
    int least = 0;
    for (int lane = 1; lane < workPixels.length; lane++) {
      if (workPixels[lane] < workPixels[least]) {
        least = lane;
      }
    }
    return least;
  }

  /** Gives work to a lane. */
  void add(int lane, long work) {
    workPixels[lane] = Math.addExact(workPixels[lane], work);
    long minimum = workPixels[least()];
    for (int i = 0; i < workPixels.length; i++) {
      workPixels[i] -= minimum;
    }
  }

  boolean isEven() {
    return Arrays.stream(workPixels).allMatch(work -> work == 0);
  }

  long[] toArray() {
    return workPixels.clone();
  }
}
