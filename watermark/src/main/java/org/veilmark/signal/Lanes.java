package org.veilmark.signal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight samples of a byte each at a time (L. Lamport, "Multiple Byte Processing with Full-Word
 * Instructions", 1975): one {@code long} holds them, or two hold them as four numbers of 16 bits
 * each, which are added and multiplied together as long as none leaves its 16 bits. Java 17 makes
 * no vectors of loops that go from bytes to wider numbers.
 */
final class Lanes {
  /** Samples at a time. */
  static final int SAMPLES = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BYTES = 0x00ff00ff00ff00ffL;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int LANE = 0xffff;

  private Lanes() {}

  /** Samples {@code [at..at + 8)}. */
  static long load(byte[] samples, int at) {
    return (long) LONGS.get(samples, at);
  }

  /** Writes samples {@code [at..at + 8)}. */
  static void store(long eight, byte[] samples, int at) {
    LONGS.set(samples, at, eight);
  }

  /** Eight sums, each modulo 256. */
  static long add(long eight, long changes) {
    return ((eight & ~HIGH_BITS) + (changes & ~HIGH_BITS)) ^ ((eight ^ changes) & HIGH_BITS);
  }

  /** Whether an unsigned sample and its signed change gave a sum that is not in 0..255. */
  static boolean overflow(long eight, long changes, long sums) {
    return ((eight ^ sums) & (eight ^ changes) & HIGH_BITS) != 0;
  }

  /** Those at 0, 2, 4, 6. */
  static long even(long eight) {
    return eight & LOW_BYTES;
  }

  /** Those at 1, 3, 5, 7. */
  static long odd(long eight) {
    return eight >>> 8 & LOW_BYTES;
  }

  /** Writes the numbers of both, in the order of the samples, times a unit. */
  static void store(long even, long odd, float unit, float[] row, int at) {
    row[at] = ((int) even & LANE) * unit;
    row[at + 1] = ((int) odd & LANE) * unit;
    row[at + 2] = ((int) (even >>> 16) & LANE) * unit;
    row[at + 3] = ((int) (odd >>> 16) & LANE) * unit;
    row[at + 4] = ((int) (even >>> 32) & LANE) * unit;
    row[at + 5] = ((int) (odd >>> 32) & LANE) * unit;
    row[at + 6] = (int) (even >>> 48) * unit;
    row[at + 7] = (int) (odd >>> 48) * unit;
  }
}
