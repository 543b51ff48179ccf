package org.veilmark.operators.child;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a child process may take.
 *
 * @param heapMib of the Java heap, in MiB
 * @param memoryMib resident memory of the whole process, in MiB: beyond, it is killed
 * @param fileMib size of a file that it writes, in MiB
 * @param silence that counts as hanging: no picture done, nothing read, no result
 * @param attempts at one segment, before it counts as failed
 */
public record ChildLimits(int heapMib, int memoryMib, int fileMib, Duration silence, int attempts)
    implements Serializable {

  /** For pictures of up to 4096 by 2304. */
  public static final ChildLimits DEFAULT =
      new ChildLimits(1024, 4096, 16 * 1024, Duration.ofMinutes(10), 3);

  /** The same with other memory; a quarter of it is the heap's. */
  public ChildLimits withMemoryMib(int mib) {
    return new ChildLimits(mib / 4, mib, fileMib, silence, attempts);
  }

  /** Checks ranges. */
  public ChildLimits {
    if (heapMib < 16
        || memoryMib < heapMib
        || fileMib < 1
        || silence.isNegative()
        || silence.isZero()
        || attempts < 1) {
      throw new IllegalArgumentException(
          "limits that allow nothing: "
              + heapMib
              + " MiB of heap, "
              + memoryMib
              + " MiB, files of "
              + fileMib
              + " MiB, "
              + silence
              + ", "
              + attempts);
    }
  }
}
