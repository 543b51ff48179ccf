package org.veilmark.operators.plan;

import java.io.Serializable;
import java.time.Duration;
import org.veilmark.operators.io.AllowedRoots;
import org.veilmark.operators.io.Location;

/**
 * How jobs are planned.
 *
 * @param stagingRoot where segments wait to be assembled, a directory per job
 * @param spoolDirectory local directory for temporary files
 * @param limits of segments
 * @param capacity jobs that one subtask plans or keeps waiting at a time
 * @param timeLimit for planning one job
 * @param roots where inputs and outputs may lie
 */
public record PlanOptions(
    Location stagingRoot,
    String spoolDirectory,
    SegmentLimits limits,
    int capacity,
    Duration timeLimit,
    AllowedRoots roots)
    implements Serializable {

  /** With inputs and outputs anywhere. */
  public PlanOptions(
      Location stagingRoot,
      String spoolDirectory,
      SegmentLimits limits,
      int capacity,
      Duration timeLimit) {
    this(stagingRoot, spoolDirectory, limits, capacity, timeLimit, AllowedRoots.EVERYTHING);
  }
}
