package org.veilmark.extract;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read from a piece of video, before it is known whether there is a mark: for each bin of
 * {@value #BIN_SECONDS} seconds of presentation time and each plane, the carrier band of the folded
 * residual. Needs no key.
 *
 * <p>Merging is exact: sums of integers. {@code a.merge(b)} equals {@code b.merge(a)}, and grouping
 * does not matter. The same piece must not be merged twice; whoever merges knows the pieces and
 * drops duplicates.
 */
public final class Evidence {
  /** Length of a time bin. */
  public static final double BIN_SECONDS = 0.25;

  /** Y, U, V. */
  public static final int PLANES = 3;

  private static final byte VERSION = 1;

  /** Real and imaginary parts of the band, plane after plane, by index of the time bin. */
  private final SortedMap<Integer, int[]> bins;

  private final int values;
  private final Located located;

  Evidence(int bandSize, Located located, SortedMap<Integer, int[]> bins) {
    this.located = located;
    this.values = PLANES * 2 * bandSize;
    this.bins = Collections.unmodifiableSortedMap(bins);
  }

  /** Nothing read yet, of a band with this many bins. */
  static Evidence empty(int bandSize) {
    return new Evidence(bandSize, Located.UNSEARCHED, new TreeMap<>());
  }

  /** Index of the time bin of a presentation time. */
  static int binOf(double seconds) {
    return (int) Math.floor(seconds / BIN_SECONDS);
  }

  /** The geometry by which it was folded. */
  public Located located() {
    return located;
  }

  SortedMap<Integer, int[]> bins() {
    return bins;
  }

  int bandSize() {
    return values / (2 * PLANES);
  }

  /** Whether nothing was read. */
  public boolean isEmpty() {
    return bins.isEmpty();
  }

  /** From the first time bin to the last. */
  TimeRange span() {
    return bins.isEmpty()
        ? new TimeRange(0, 0)
        : new TimeRange(bins.firstKey() * BIN_SECONDS, (bins.lastKey() + 1) * BIN_SECONDS);
  }

  /** The whole second that a time bin lies in. */
  static int secondOf(int bin) {
    return (int) Math.floor(bin * BIN_SECONDS);
  }

  /** The seconds in which there are time bins, in order. */
  int[] seconds() {
    return bins.keySet().stream().mapToInt(Evidence::secondOf).distinct().toArray();
  }

  /** The time bins whose middle lies in one of the ranges. */
  Evidence within(List<TimeRange> ranges) {
    SortedMap<Integer, int[]> chosen = new TreeMap<>();
    bins.forEach(
        (bin, sums) -> {
          double middle = (bin + 0.5) * BIN_SECONDS;
          if (ranges.stream().anyMatch(range -> range.contains(middle))) {
            chosen.put(bin, sums);
          }
        });
    return new Evidence(bandSize(), located, chosen);
  }

  /**
   * Both pieces together, under the surer geometry of the two; only pieces of about the same
   * geometry add up.
   *
   * @throws IllegalArgumentException where they are of different carrier formats
   */
  public Evidence merge(Evidence other) {
    if (values != other.values) {
      throw new IllegalArgumentException("evidence of different carrier formats");
    }
    SortedMap<Integer, int[]> merged = new TreeMap<>(bins);
    other.bins.forEach((bin, more) -> merged.merge(bin, more, Evidence::sum));
    return new Evidence(bandSize(), located.merge(other.located), merged);
  }

  /** In order of time, each of as many time bins, but for the last. */
  List<Evidence> parts(int mostBins) {
    List<Evidence> parts = new ArrayList<>();
    SortedMap<Integer, int[]> part = new TreeMap<>();
    for (Map.Entry<Integer, int[]> bin : bins.entrySet()) {
      part.put(bin.getKey(), bin.getValue());
      if (part.size() == mostBins) {
        parts.add(new Evidence(bandSize(), located, part));
        part = new TreeMap<>();
      }
    }
    if (!part.isEmpty()) {
      parts.add(new Evidence(bandSize(), located, part));
    }
    return parts;
  }

  /** Laid upon itself: time bins whose indices differ by a multiple are added up. */
  Evidence onOneCycle(int cycleBins) {
    SortedMap<Integer, int[]> cycle = new TreeMap<>();
    bins.forEach((bin, sums) -> cycle.merge(Math.floorMod(bin, cycleBins), sums, Evidence::sum));
    return new Evidence(bandSize(), located, cycle);
  }

  private static int[] sum(int[] a, int[] b) {
    int[] sum = new int[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** A compact form: zigzag variable-length integers. */
  public byte[] toBytes() {
    GeometryMap map = located.map();
    ByteBuffer head = ByteBuffer.allocate(1 + 5 * Double.BYTES);
    head.put(VERSION);
    head.putDouble(map.xx()).putDouble(map.xy()).putDouble(map.yx()).putDouble(map.yy());
    head.putDouble(located.statistic());
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 + bins.size() * values);
    out.writeBytes(head.array());
    putVarint(out, located.hypotheses());
    putVarint(out, values);
    putVarint(out, bins.size());
    bins.forEach(
        (bin, sums) -> {
          putVarint(out, zigzag(bin));
          for (int sum : sums) {
            putVarint(out, zigzag(sum));
          }
        });
    return out.toByteArray();
  }

  /**
   * Reads {@link #toBytes} back.
   *
   * @throws IllegalArgumentException on anything else
   */
  public static Evidence ofBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException("evidence of unknown version " + version);
      }
      GeometryMap map =
          new GeometryMap(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
      Located located = new Located(map, in.getDouble(), getVarint(in));
      int values = getVarint(in);
      int count = getVarint(in);
      if (values <= 0
          || values % (2 * PLANES) != 0
          || count < 0
          || (long) values * count > bytes.length) {
        throw new IllegalArgumentException(
            "evidence of " + count + " bins of " + values + " values");
      }
      SortedMap<Integer, int[]> bins = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        int[] sums = new int[values];
        bins.put(unzigzag(getVarint(in)), sums);
        for (int j = 0; j < values; j++) {
          sums[j] = unzigzag(getVarint(in));
        }
      }
      return new Evidence(values / (2 * PLANES), located, bins);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "evidence ends too early, after " + bytes.length + " bytes", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evidence that && Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  private static int zigzag(int value) {
    return value << 1 ^ value >> 31;
  }

  private static int unzigzag(int value) {
    return value >>> 1 ^ -(value & 1);
  }

  private static void putVarint(ByteArrayOutputStream out, int value) {
    int left = value;
    while ((left & ~0x7f) != 0) {
      out.write(left | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }

  private static int getVarint(ByteBuffer in) {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("evidence holds a number of more than 32 bits");
  }
}
