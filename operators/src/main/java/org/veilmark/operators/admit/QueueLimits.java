package org.veilmark.operators.admit;

import java.io.Serializable;

/**
 * How many jobs may run at a time. The rest waits and costs no memory.
 *
 * @param concurrency of a queue for which nothing else was set
 * @param runningOfPriority of all queues together, for each priority: lower ones cannot use up what
 *     higher ones need
 */
public record QueueLimits(int concurrency, int runningOfPriority) implements Serializable {
  /** What one small cluster can have planned at once. */
  public static final QueueLimits DEFAULT = new QueueLimits(64, 256);

  /** Checks ranges. */
  public QueueLimits {
    if (concurrency < 1 || runningOfPriority < 1) {
      throw new IllegalArgumentException(
          "concurrency " + concurrency + ", running " + runningOfPriority);
    }
  }
}
