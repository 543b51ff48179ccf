package org.veilmark.fingerprint;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fingerprints of made-up videos in which no two pictures are alike. */
final class RandomFingerprint {
  private RandomFingerprint() {}

  static Fingerprint of(long seed, int firstTick, int count) {
    return new Fingerprint(samples(seed, firstTick, count));
  }

  static SortedMap<Integer, Long> samples(long seed, int firstTick, int count) {
    Random random = new Random(seed);
    SortedMap<Integer, Long> samples = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      samples.put(firstTick + i, random.nextLong() | 1);
    }
    return samples;
  }

  /** With this share of its signs changed. */
  static Fingerprint altered(Fingerprint fingerprint, double share, long seed) {
    Random random = new Random(seed);
    SortedMap<Integer, Long> samples = new TreeMap<>(fingerprint.samples());
    samples.replaceAll(
        (tick, signs) -> {
          long altered = signs;
          for (int i = 1; i <= PictureSigns.COUNT; i++) {
            altered ^= random.nextDouble() < share ? 1L << i : 0;
          }
          return altered;
        });
    return new Fingerprint(samples);
  }
}
