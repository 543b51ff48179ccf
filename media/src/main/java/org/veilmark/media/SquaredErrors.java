package org.veilmark.media;

import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.Plane;

/**
 * Sums of squared differences between pictures, exact, so that they add up in any order.
 *
 * @param y sum over all luma samples, in squared code values
 * @param u sum over all U samples
 * @param v sum over all V samples
 */
public record SquaredErrors(long y, long u, long v) {
  /** No difference. */
  public static final SquaredErrors ZERO = new SquaredErrors(0, 0, 0);

  /** Compares two 8-bit pictures of the same format. */
  public static SquaredErrors between(Picture a, Picture b) {
    return new SquaredErrors(sum(a.y(), b.y()), sum(a.u(), b.u()), sum(a.v(), b.v()));
  }

  /** Both together. */
  public SquaredErrors plus(SquaredErrors other) {
    return new SquaredErrors(y + other.y, u + other.u, v + other.v);
  }

  /**
   * Peak signal-to-noise ratio of 8-bit samples.
   *
   * @param sum of squared errors
   * @param samples that it was summed over
   * @return in dB, infinite for no error
   */
  public static double psnrDb(long sum, long samples) {
    return 10 * Math.log10(255.0 * 255.0 * samples / sum);
  }

  private static long sum(Plane a, Plane b) {
    if (a.width() != b.width() || a.height() != b.height()) {
      throw new IllegalArgumentException("planes differ in size");
    }
    if (!(a instanceof BytePlane first) || !(b instanceof BytePlane second)) {
      throw new IllegalArgumentException("planes are not 8-bit");
    }
    long total = 0;
    for (int row = 0; row < a.height(); row++) {
      total +=
          sumRow(
              first.samples(),
              first.offset() + row * first.stride(),
              second.samples(),
              second.offset() + row * second.stride(),
              a.width());
    }
    return total;
  }

  private static long sumRow(byte[] a, int aStart, byte[] b, int bStart, int width) {
    int total = 0; // at most 65025 a sample: emptied every 16384 samples, before it overflows
    long emptied = 0;
    for (int x = 0; x < width; x++) {
      int difference = (a[aStart + x] & 0xff) - (b[bStart + x] & 0xff);
      total += difference * difference;
      if ((x & 0x3fff) == 0x3fff) {
        emptied += total;
        total = 0;
      }
    }
    return emptied + total;
  }
}
