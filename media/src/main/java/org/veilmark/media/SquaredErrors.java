package org.veilmark.media;

import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.Plane;
import org.veilmark.signal.ShortPlane;

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

  /** Compares two pictures of the same format. */
  public static SquaredErrors between(Picture a, Picture b) {
    return new SquaredErrors(of(a.y(), b.y()), of(a.u(), b.u()), of(a.v(), b.v()));
  }

  /** Both together. */
  public SquaredErrors plus(SquaredErrors other) {
    return new SquaredErrors(y + other.y, u + other.u, v + other.v);
  }

  /**
   * Peak signal-to-noise ratio.
   *
   * @param sum of squared errors
   * @param samples that it was summed over
   * @param bitDepth bits a sample, which give the peak
   * @return in dB, infinite for no error
   */
  public static double psnrDb(long sum, long samples, int bitDepth) {
    double peak = Math.scalb(1.0, bitDepth) - 1;
    return 10 * Math.log10(peak * peak * samples / sum);
  }

  /** The sum over two planes that are alike. */
  public static long of(Plane a, Plane b) {
    if (a.width() != b.width() || a.height() != b.height()) {
      throw new IllegalArgumentException("planes differ in size");
    }
    if (a.bitDepth() != b.bitDepth()) {
      throw new IllegalArgumentException("planes differ in bits a sample");
    }
    return a instanceof BytePlane first && b instanceof BytePlane second
        ? ofBytes(first, second)
        : ofShorts((ShortPlane) a, (ShortPlane) b);
  }

  private static long ofBytes(BytePlane a, BytePlane b) {
    long total = 0;
    for (int row = 0; row < a.height(); row++) {
      total +=
          sumRow(
              a.samples(),
              a.offset() + row * a.stride(),
              b.samples(),
              b.offset() + row * b.stride(),
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

  private static long ofShorts(ShortPlane a, ShortPlane b) {
    long total = 0;
    for (int row = 0; row < a.height(); row++) {
      int aStart = a.offset() + row * a.stride();
      int bStart = b.offset() + row * b.stride();
      for (int x = 0; x < a.width(); x++) {
        int difference = (a.samples()[aStart + x] & 0xffff) - (b.samples()[bStart + x] & 0xffff);
        total += (long) difference * difference;
      }
    }
    return total;
  }
}
