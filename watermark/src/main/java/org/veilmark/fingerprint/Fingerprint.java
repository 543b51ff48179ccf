package org.veilmark.fingerprint;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a video shows: the signs of a picture ({@link PictureSigns}) in each quarter of a second, of
 * {@value #MOST_SAMPLES} at most; longer videos are sampled as much less often.
 */
public final class Fingerprint {
  /** Samples are this near to each other, at most. */
  public static final int TICKS_PER_SECOND = 4;

  private static final int MOST_SAMPLES = 4096;
  private static final byte VERSION = 1;
  private static final int SAMPLE_BYTES = Integer.BYTES + Long.BYTES;

  /** By tick of presentation time. */
  private final SortedMap<Integer, Long> samples;

  Fingerprint(SortedMap<Integer, Long> samples) {
    this.samples = Collections.unmodifiableSortedMap(thinned(samples));
  }

  /** The fingerprint of a video from those of its pieces, in any order. */
  public static Fingerprint merge(Collection<Fingerprint> pieces) {
    SortedMap<Integer, Long> all = new TreeMap<>();
    for (Fingerprint piece : pieces) {
      // Where one piece ends and the next begins, both may have a picture; either will do.
      piece.samples.forEach((tick, signs) -> all.merge(tick, signs, Math::min));
    }
    return new Fingerprint(all);
  }

  /** Keeps the first sample of each 1, 2, 4, ... ticks, until few enough are left. */
  private static SortedMap<Integer, Long> thinned(SortedMap<Integer, Long> samples) {
    SortedMap<Integer, Long> kept = samples;
    for (int ticks = 2; kept.size() > MOST_SAMPLES; ticks *= 2) {
      SortedMap<Integer, Long> fewer = new TreeMap<>();
      int last = Integer.MIN_VALUE;
      for (Map.Entry<Integer, Long> sample : kept.entrySet()) {
        int cell = Math.floorDiv(sample.getKey(), ticks);
        if (cell != last) {
          fewer.put(sample.getKey(), sample.getValue());
        }
        last = cell;
      }
      kept = fewer;
    }
    return kept;
  }

  SortedMap<Integer, Long> samples() {
    return samples;
  }

  /** Whether nothing was to be seen. */
  public boolean isEmpty() {
    return samples.isEmpty();
  }

  /** A version, then tick and signs of each sample. */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(1 + samples.size() * SAMPLE_BYTES);
    out.put(VERSION);
    samples.forEach((tick, signs) -> out.putInt(tick).putLong(signs));
    return out.array();
  }

  /**
   * Reads {@link #toBytes} back.
   *
   * @throws IllegalArgumentException on anything else
   */
  public static Fingerprint ofBytes(byte[] bytes) {
    if (bytes.length % SAMPLE_BYTES != 1 || bytes[0] != VERSION) {
      throw new IllegalArgumentException("no fingerprint of version " + VERSION);
    }
    SortedMap<Integer, Long> samples = new TreeMap<>();
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    while (in.hasRemaining()) {
      samples.put(in.getInt(), in.getLong());
    }
    return new Fingerprint(samples);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && samples.equals(that.samples);
  }

  @Override
  public int hashCode() {
    return samples.hashCode();
  }
}
