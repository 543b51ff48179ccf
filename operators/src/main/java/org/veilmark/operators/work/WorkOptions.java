package org.veilmark.operators.work;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a stage of long work runs.
 *
 * @param spoolDirectory local directory for temporary files
 * @param capacity pieces that one subtask works on or keeps waiting; beyond it the stage takes no
 *     more, which holds checkpoints up
 * @param timeLimit for one piece, from when it begins
 */
public record WorkOptions(String spoolDirectory, int capacity, Duration timeLimit)
    implements Serializable {

  /** Checks ranges. */
  public WorkOptions {
    if (capacity < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("capacity " + capacity + ", time limit " + timeLimit);
    }
  }
}
