package org.veilmark.fingerprint;

import java.util.Collection;

/** Lays two fingerprints upon each other in all ways. */
final class FingerprintSearch {
  private static final double CHANCE = 0.5;

  private final int[] markedTicks;
  private final int[] readTicks;
  private final long[] markedSigns;

  /** By way to turn the pictures, then by sample. */
  private final long[][] readSigns = new long[PictureSigns.SYMMETRIES][];

  /** Ticks between two shifts. */
  private final int step;

  private FingerprintMatch best = new FingerprintMatch(0, 0, 0);
  private double bestScore = Double.NEGATIVE_INFINITY;

  FingerprintSearch(Fingerprint marked, Fingerprint read, double rate) {
    markedTicks = ticks(marked, 1);
    readTicks = ticks(read, rate);
    markedSigns = signs(marked.samples().values(), 0);
    for (int symmetry = 0; symmetry < readSigns.length; symmetry++) {
      readSigns[symmetry] = signs(read.samples().values(), symmetry);
    }
    step = (int) Math.max(1, Math.min(spacing(markedTicks), spacing(readTicks)));
  }

  private static int[] ticks(Fingerprint fingerprint, double rate) {
    return fingerprint.samples().keySet().stream()
        .mapToInt(tick -> (int) Math.round(tick * rate))
        .toArray();
  }

  private static long[] signs(Collection<Long> samples, int symmetry) {
    return samples.stream().mapToLong(signs -> PictureSigns.turned(signs, symmetry)).toArray();
  }

  /** Mean distance of neighbours. */
  private static double spacing(int[] ticks) {
    return ticks.length < 2 ? 1 : (ticks[ticks.length - 1] - ticks[0]) / (ticks.length - 1.0);
  }

  FingerprintMatch best() {
    if (markedTicks.length > 0 && readTicks.length > 0) {
      int from = markedTicks[0] - readTicks[readTicks.length - 1];
      int to = markedTicks[markedTicks.length - 1] - readTicks[0];
      for (int shift = from; shift <= to; shift += step) {
        attempt(shift);
      }
    }
    return best;
  }

  private void attempt(int shift) {
    int pairs = 0;
    int[] agreeing = new int[readSigns.length];
    for (int i = 0, j = 0; i < readTicks.length; i++) {
      int tick = readTicks[i] + shift;
      while (j + 1 < markedTicks.length && distance(tick, j + 1) <= distance(tick, j)) {
        j++;
      }
      if (distance(tick, j) <= step / 2) {
        pairs++;
        for (int symmetry = 0; symmetry < agreeing.length; symmetry++) {
          agreeing[symmetry] += PictureSigns.agreeing(markedSigns[j], readSigns[symmetry][i]);
        }
      }
    }
    for (int sum : agreeing) {
      consider(shift, pairs, sum);
    }
  }

  private int distance(int tick, int markedSample) {
    return Math.abs(markedTicks[markedSample] - tick);
  }

  /** The less a match can be chance, the better: many pictures count for more than few. */
  private void consider(int shift, int pairs, int agreeing) {
    double similarity = agreeing / ((double) pairs * PictureSigns.COUNT);
    double score = (similarity - CHANCE) * Math.sqrt(pairs);
    if (pairs >= FingerprintMatch.LEAST_SAMPLES && score > bestScore) {
      bestScore = score;
      best = new FingerprintMatch(similarity, (double) shift / Fingerprint.TICKS_PER_SECOND, pairs);
    }
  }
}
