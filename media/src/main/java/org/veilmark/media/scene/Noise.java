package org.veilmark.media.scene;

/** Numbers that look random and are a function of where they are. */
final class Noise {
  private static final long COLUMN_STEP = 0x9E3779B97F4A7C15L;
  private static final long ROW_STEP = 0xC2B2AE3D27D4EB4FL;

  private Noise() {}

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [-1, 1). */
  static float signed(long seed, int column, int row) {
    return (mix(seed + column * COLUMN_STEP + row * ROW_STEP) >> 40) * 0x1p-23f;
  }
}
