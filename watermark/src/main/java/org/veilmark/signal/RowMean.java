package org.veilmark.signal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * A weighted sum of rows of 8-bit samples. HotSpot 17 makes no vectors of loops that go from bytes
 * to wider numbers, so samples are taken two at a time, as one number of 16 bits, and summed by
 * columns of even and of odd number. What loops walk are distinct arrays, from their first element
 * on: copying rows there takes a tenth of the rest. Not safe for use by several threads.
 */
final class RowMean {
  private static final int UNSIGNED = 0xffff;

  private final byte[] samples;
  private final CharBuffer pairsOfSamples;
  private final char[] pairs;
  private final short[] even;
  private final short[] odd;
  private final int width;

  /** Of rows of {@code width} samples. */
  RowMean(int width) {
    this.width = width;
    int half = (width + 1) / 2;
    ByteBuffer bytes = ByteBuffer.allocate(2 * half).order(ByteOrder.LITTLE_ENDIAN);
    samples = bytes.array();
    pairsOfSamples = bytes.asCharBuffer();
    pairs = new char[half];
    even = new short[half];
    odd = new short[half];
  }

  /** Begins anew. */
  void clear() {
    Arrays.fill(even, (short) 0);
    Arrays.fill(odd, (short) 0);
  }

  /**
   * Adds a row.
   *
   * @param start index of its first sample
   * @param weight not negative; those of a sum are 257 together at most
   */
  void add(byte[] plane, int start, int weight) {
    System.arraycopy(plane, start, samples, 0, width);
    pairsOfSamples.get(0, pairs);
    addEven(pairs, weight, even);
    addOdd(pairs, weight, odd);
  }

  /** Little-endian: the even column comes first. */
  private static void addEven(char[] pairs, int weight, short[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (short) (sums[i] + (pairs[i] & 0xff) * weight);
    }
  }

  private static void addOdd(char[] pairs, int weight, short[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (short) (sums[i] + (pairs[i] >>> 8) * weight);
    }
  }

  /** Writes the sums, times a unit, to {@code row[0..width)}. */
  void store(float unit, float[] row) {
    int both = width / 2;
    for (int i = 0; i < both; i++) {
      row[2 * i] = (even[i] & UNSIGNED) * unit;
      row[2 * i + 1] = (odd[i] & UNSIGNED) * unit;
    }
    if (both < even.length) {
      row[2 * both] = (even[both] & UNSIGNED) * unit;
    }
  }
}
