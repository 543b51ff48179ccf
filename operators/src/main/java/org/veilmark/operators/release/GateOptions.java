package org.veilmark.operators.release;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a gate of the service works.
 *
 * @param segmentsPerLane in flight at most: one at work and the next at hand
 * @param remembersCancelled for how long a cancellation waits for the plan of its job
 * @param segmentLost after which a segment that is not back is given up: its credit was lost with
 *     the topic that held it
 */
public record GateOptions(int segmentsPerLane, Duration remembersCancelled, Duration segmentLost)
    implements Serializable {

  /** Checks ranges. */
  public GateOptions {
    if (segmentsPerLane < 1 || remembersCancelled.isNegative() || segmentLost.isNegative()) {
      throw new IllegalArgumentException("gate options out of range");
    }
  }

  /**
   * For a stage that gives one segment so much time, behind jobs that are planned in so much time.
   */
  public static GateOptions of(Duration segmentTimeLimit, Duration jobTimeLimit) {
    int perLane = 2;
    return new GateOptions(
        perLane,
        jobTimeLimit.multipliedBy(2).plusHours(1),
        segmentTimeLimit.multipliedBy(2L * perLane).plusHours(1));
  }
}
