package org.veilmark.operators.release;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Partition keys that each map to one subtask of the next operator. Keying by job and segment would
 * leave some subtasks idle while others have a queue; a lane is chosen by work instead.
 */
public final class Lanes {
  private final int[] partitionKeys;

  /**
   * The lanes to an operator.
   *
   * @param parallelism of it, at least 1
   * @param maxParallelism of it, at least {@code parallelism}
   */
  public Lanes(int parallelism, int maxParallelism) {
    partitionKeys = new int[parallelism];
    int found = 0;
    boolean[] taken = new boolean[parallelism];
    for (int candidate = 0; found < parallelism; candidate++) {
      int subtask =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(
              candidate, maxParallelism, parallelism);
      if (!taken[subtask]) {
        taken[subtask] = true;
        partitionKeys[subtask] = candidate;
        found++;
      }
    }
  }

  /** Number of lanes, one a subtask. */
  public int count() {
    return partitionKeys.length;
  }

  /** The key that leads to {@code subtask}. */
  public int partitionKey(int subtask) {
    return partitionKeys[subtask];
  }
}
