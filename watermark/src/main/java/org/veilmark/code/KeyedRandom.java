package org.veilmark.code;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/**
 * Pseudo-random numbers that only the holder of a subkey can reproduce: HMAC-SHA256 in counter
 * mode.
 *
 * <p>The sequence is part of the mark's format. Not safe for use by several threads.
 */
public final class KeyedRandom {
  private final Mac mac;
  private long counter;
  private ByteBuffer block = ByteBuffer.allocate(0);

  /** A sequence for one purpose of one key. */
  public KeyedRandom(SecretKey key, String purpose) {
    mac = SecretKey.mac(key.derive(purpose, SecretKey.LENGTH_BYTES));
  }

  /** Uniform over all 32-bit values. */
  public int nextInt() {
    if (!block.hasRemaining()) {
      block =
          ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array()));
    }
    return block.getInt();
  }

  /**
   * Uniform over 0 (inclusive) to {@code bound} (exclusive), by rejection.
   *
   * @param bound positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound " + bound);
    }
    int drawn;
    int value;
    do {
      drawn = nextInt() >>> 1;
      value = drawn % bound;
    } while (drawn - value + (bound - 1) < 0);
    return value;
  }

  /** True or false, evenly. */
  public boolean nextBoolean() {
    return nextInt() < 0;
  }

  /** A random order of 0 to {@code count - 1} (Fisher and Yates). */
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
