package org.veilmark.operators.work;

import java.io.Serializable;
import java.time.Duration;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.AllowedRoots;
import org.veilmark.schema.SegmentDescriptor;

/**
 * How a stage of long work runs.
 *
 * @param spoolDirectory local directory for temporary files
 * @param capacity pieces that one subtask works on or keeps waiting; beyond it the stage takes no
 *     more, which holds checkpoints up
 * @param timeLimit for one piece, from when it begins
 * @param roots where files may lie
 */
public record WorkOptions(
    String spoolDirectory, int capacity, Duration timeLimit, AllowedRoots roots)
    implements Serializable {

  /** With files anywhere. */
  public WorkOptions(String spoolDirectory, int capacity, Duration timeLimit) {
    this(spoolDirectory, capacity, timeLimit, AllowedRoots.EVERYTHING);
  }

  /** Checks ranges. */
  public WorkOptions {
    if (capacity < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("capacity " + capacity + ", time limit " + timeLimit);
    }
  }

  /**
   * Requires that the files of a segment may be opened.
   *
   * @throws JobException if not
   */
  public void check(SegmentDescriptor segment) throws JobException {
    roots.check(segment.getInputUri());
    roots.check(segment.getStagedUri());
  }
}
