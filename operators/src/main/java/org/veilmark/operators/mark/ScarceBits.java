package org.veilmark.operators.mark;

import java.util.OptionalDouble;
import org.veilmark.operators.work.Descriptors;
import org.veilmark.schema.SegmentDescriptor;

/**
 * Where a segment may take few bits, it is coded in coarse steps: they lose more of a mark, and
 * hide more of it among what they change anyway. So it gets more. docs/decisions, page 0028, has
 * what that gives.
 */
final class ScarceBits {
  /** From so many bits a luma sample on, a mark keeps its strength. */
  private static final double ENOUGH = 0.045;

  private static final double POWER = 0.5;
  private static final double GREATEST = 1.35;

  private ScarceBits() {}

  /** By what the strength of a segment's mark is multiplied. */
  static double strength(SegmentDescriptor segment) {
    OptionalDouble bits = bits(segment);
    if (bits.isEmpty() || segment.getWorkPixels() <= 0) {
      return 1;
    }
    double bitsASample = bits.getAsDouble() / segment.getWorkPixels();
    return Math.max(1, Math.min(GREATEST, StrictMath.pow(ENOUGH / bitsASample, POWER)));
  }

  /** What it may take; none where quality decides. */
  private static OptionalDouble bits(SegmentDescriptor segment) {
    Long bitrate = segment.getEncoding().getBitrateBitsPerSecond();
    if (bitrate != null) {
      return OptionalDouble.of(bitrate * Descriptors.seconds(segment));
    }
    Long maxBytes = segment.getMaxBytes();
    return maxBytes == null ? OptionalDouble.empty() : OptionalDouble.of(8.0 * maxBytes);
  }
}
