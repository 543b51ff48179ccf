package org.veilmark.media;

/**
 * Seconds per tick of a stream's timestamps, as a fraction.
 *
 * @param num numerator, at least 1
 * @param den denominator, at least 1
 */
public record TimeBase(int num, int den) {

  /** Checks ranges. */
  public TimeBase {
    if (num < 1 || den < 1) {
      throw new IllegalArgumentException("time base " + num + "/" + den);
    }
  }

  /** A duration in seconds: exact products, rounded once, where they fit into 64 bits. */
  public double toSeconds(long ticks) {
    long product = ticks * num;
    boolean fits = Math.multiplyHigh(ticks, num) == product >> (Long.SIZE - 1);
    return fits ? (double) product / den : (double) ticks * num / den;
  }

  /** The ticks that lie within {@code seconds}, at least 0. */
  public long toTicks(double seconds) {
    return (long) Math.floor(seconds * den / num);
  }
}
