package org.veilmark.signal;

import java.util.Arrays;

/**
 * A row of 8-bit samples with whole numbers added, in loops over distinct arrays from their first
 * element on, of which HotSpot 17 makes vectors: hence the copies and the three passes. Not safe
 * for use by several threads.
 */
final class RowSum {
  private static final int SIGN = 0x80;

  private final byte[] before;
  private final byte[] after;
  private final byte[] overflows;
  private final byte[] none;

  /** Of rows of {@code width} samples. */
  RowSum(int width) {
    before = new byte[width];
    after = new byte[width];
    overflows = new byte[width];
    none = new byte[width];
  }

  /**
   * Adds {@code delta} to the samples of a row up to the first whose sum is not in 0..255.
   *
   * @param start index of the row's first sample
   * @param delta at least as many numbers, signed
   * @return how many samples that are
   */
  int addUpToOverflow(byte[] plane, int start, byte[] delta) {
    System.arraycopy(plane, start, before, 0, before.length);
    add(before, delta, after);
    findOverflows(before, delta, after, overflows);
    int first = Arrays.mismatch(overflows, none);
    int count = first < 0 ? after.length : first;
    System.arraycopy(after, 0, plane, start, count);
    return count;
  }

  private static void add(byte[] before, byte[] delta, byte[] after) {
    for (int x = 0; x < after.length; x++) {
      after[x] = (byte) (before[x] + delta[x]);
    }
  }

  /**
   * An unsigned sample whose highest bit is not that of its signed change keeps it, unless the sum
   * leaves 0..255; where both have the same, it cannot.
   */
  private static void findOverflows(byte[] before, byte[] delta, byte[] after, byte[] overflows) {
    for (int x = 0; x < overflows.length; x++) {
      overflows[x] = (byte) ((before[x] ^ after[x]) & (before[x] ^ delta[x]) & SIGN);
    }
  }
}
