package org.veilmark.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Successive-cancellation list decoding of a {@link PolarCode} on log-likelihood ratios, min-sum
 * (A. Balatsoukas-Stimming et al., "LLR-Based Successive Cancellation List Decoding of Polar
 * Codes", IEEE Trans. Signal Process. 63(19), 2015). Blocks of frozen inputs are not entered (S. A.
 * Hashemi et al., "Simplified Successive-Cancellation List Decoding of Polar Codes", ISIT 2016):
 * with min-sum the paths' metrics are the same, and at low rates most inputs lie in such blocks.
 *
 * <p>Not safe for use by several threads. Cost: O(list x length x log length).
 */
public final class PolarListDecoder {
  private static final byte NONE = -1;

  private final PolarCode code;
  private final int listSize;
  private final int depths;

  /**
   * {@code llr[d][slot]} holds the ratios of the current block at depth d, {@code length >> d} of
   * them.
   */
  private final float[][][] llr;

  /** {@code leftSums[d][slot]} holds the partial sums of the left block at depth d. */
  private final byte[][][] leftSums;

  private final PathLayers llrLayers;
  private final PathLayers sumLayers;
  private final byte[][] information;
  private final float[] metric;
  private final boolean[] alive;

  /** Of each path that it goes on with 0, and with 1. */
  private final float[] forkMetric;

  private final float[] sorted;
  private final boolean[] kept;
  private final byte[] bitOf;

  private final byte[] sums;
  private final byte[] scratch;

  /** {@code frozenBlock[i]} inputs from i on are frozen and make up a subtree; 0: i is not. */
  private final int[] frozenBlock;

  /**
   * A decoder that keeps the {@code listSize} best paths.
   *
   * @param listSize 1 or more
   */
  public PolarListDecoder(PolarCode code, int listSize) {
    this.code = code;
    this.listSize = listSize;
    int length = code.length();
    depths = Integer.numberOfTrailingZeros(length) + 1;
    llr = new float[depths][][];
    leftSums = new byte[depths][][];
    for (int depth = 0; depth < depths; depth++) {
      // All paths see the same channel.
      llr[depth] = new float[depth == 0 ? 1 : listSize][length >> depth];
      leftSums[depth] = new byte[listSize][length >> depth];
    }
    llrLayers = new PathLayers(depths, listSize);
    sumLayers = new PathLayers(depths, listSize);
    information = new byte[listSize][length];
    metric = new float[listSize];
    alive = new boolean[listSize];
    forkMetric = new float[2 * listSize];
    sorted = new float[2 * listSize];
    kept = new boolean[2 * listSize];
    bitOf = new byte[listSize];
    sums = new byte[length];
    scratch = new byte[length];
    frozenBlock = frozenBlocks(code);
  }

  private static int[] frozenBlocks(PolarCode code) {
    int[] blocks = new int[code.length()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = code.isFrozen(i) ? 1 : 0;
    }
    for (int half = 1; half < blocks.length; half *= 2) {
      for (int i = 0; i < blocks.length; i += 2 * half) {
        if (blocks[i] == half && blocks[i + half] == half) {
          blocks[i] = 2 * half;
        }
      }
    }
    return blocks;
  }

  /**
   * The most likely information words, likeliest first.
   *
   * @param channel a ratio for each coded bit, ln P(0)/P(1): positive favours 0; any common scale
   */
  public List<byte[]> decode(float[] channel) {
    if (channel.length != code.length()) {
      throw new IllegalArgumentException(
          channel.length + " ratios for a code of length " + code.length());
    }
    for (int path = 0; path < listSize; path++) {
      llrLayers.release(path);
      sumLayers.release(path);
    }
    System.arraycopy(channel, 0, llr[0][0], 0, channel.length);
    Arrays.fill(alive, false);
    alive[0] = true;
    metric[0] = 0;
    int count = 0;
    int phase = 0;
    while (phase < channel.length) {
      int size = Math.max(1, frozenBlock[phase]);
      int depth = depths - 1 - Integer.numberOfTrailingZeros(size);
      for (int path = 0; path < listSize; path++) {
        if (alive[path]) {
          descend(path, phase, depth);
        }
      }
      if (code.isFrozen(phase)) {
        continueFrozen(phase, depth);
      } else {
        fork(phase, count++);
      }
      phase += size;
    }
    int informationBits = count;
    List<byte[]> words = new ArrayList<>();
    livePaths()
        .sorted(Comparator.comparing(path -> metric[path]))
        .forEach(path -> words.add(Arrays.copyOf(information[path], informationBits)));
    return words;
  }

  private java.util.stream.Stream<Integer> livePaths() {
    return IntStream.range(0, listSize).filter(path -> alive[path]).boxed();
  }

  /**
   * Computes the ratios of the block at {@code toDepth} that begins with input {@code phase}, from
   * the lowest depth whose block changes.
   */
  private void descend(int path, int phase, int toDepth) {
    int last = depths - 1;
    int first = phase == 0 ? 1 : last - Integer.numberOfTrailingZeros(phase);
    for (int depth = first; depth <= toDepth; depth++) {
      int half = code.length() >> depth;
      float[] above = llr[depth - 1][depth == 1 ? 0 : llrLayers.read(depth - 1, path)];
      float[] out = llr[depth][llrLayers.write(depth, path)];
      if ((phase >> (last - depth) & 1) == 0) {
        for (int i = 0; i < half; i++) {
          float a = above[i];
          float b = above[i + half];
          float magnitude = Math.min(Math.abs(a), Math.abs(b));
          out[i] = a < 0 == b < 0 ? magnitude : -magnitude;
        }
      } else {
        byte[] left = leftSums[depth][sumLayers.read(depth, path)];
        for (int i = 0; i < half; i++) {
          out[i] = left[i] == 0 ? above[i + half] + above[i] : above[i + half] - above[i];
        }
      }
    }
  }

  /** All paths go on with zeros through the frozen block at {@code depth}. */
  private void continueFrozen(int phase, int depth) {
    int size = code.length() >> depth;
    for (int path = 0; path < listSize; path++) {
      if (alive[path]) {
        float[] ratios = llr[depth][depth == 0 ? 0 : llrLayers.read(depth, path)];
        for (int i = 0; i < size; i++) {
          metric[path] += Math.max(0, -ratios[i]);
        }
        Arrays.fill(sums, 0, size, (byte) 0);
        ascend(path, phase, depth);
      }
    }
  }

  /** Each path goes on with 0 and with 1; the best {@code listSize} of these stay. */
  private void fork(int phase, int index) {
    measureForks();
    keepBestForks();
    for (int path = 0; path < listSize; path++) {
      if (alive[path] && !keeps(path, 0) && !keeps(path, 1)) {
        llrLayers.release(path);
        sumLayers.release(path);
        alive[path] = false;
      }
    }
    Arrays.fill(bitOf, NONE);
    int copy = 0;
    for (int path = 0; path < listSize; path++) {
      // A copy that was just made has its bit, and no fork of its own.
      if (!alive[path] || bitOf[path] != NONE) {
        continue;
      }
      if (keeps(path, 0) && keeps(path, 1)) {
        while (alive[copy]) {
          copy++;
        }
        llrLayers.share(path, copy);
        sumLayers.share(path, copy);
        System.arraycopy(information[path], 0, information[copy], 0, index);
        alive[copy] = true;
        take(copy, 1, path);
        take(path, 0, path);
      } else {
        take(path, keeps(path, 0) ? 0 : 1, path);
      }
    }
    for (int path = 0; path < listSize; path++) {
      if (alive[path]) {
        information[path][index] = bitOf[path];
        sums[0] = bitOf[path];
        ascend(path, phase, depths - 1);
      }
    }
  }

  /** The metrics with which each path would go on; infinite where there is none. */
  private void measureForks() {
    Arrays.fill(forkMetric, Float.POSITIVE_INFINITY);
    for (int path = 0; path < listSize; path++) {
      if (alive[path]) {
        float ratio = leafRatio(path);
        forkMetric[2 * path] = metric[path] + Math.max(0, -ratio);
        forkMetric[2 * path + 1] = metric[path] + Math.max(0, ratio);
      }
    }
  }

  /** Of equal ones at the limit the first stay. */
  private void keepBestForks() {
    System.arraycopy(forkMetric, 0, sorted, 0, sorted.length);
    Arrays.sort(sorted);
    float worst = sorted[listSize - 1];
    int atLimit = listSize;
    for (int i = 0; i < listSize && sorted[i] < worst; i++) {
      atLimit--;
    }
    for (int i = 0; i < forkMetric.length; i++) {
      float value = forkMetric[i];
      kept[i] = value < worst || (value == worst && atLimit-- > 0);
    }
  }

  private boolean keeps(int path, int bit) {
    return kept[2 * path + bit];
  }

  /** Has {@code path} be what {@code from} becomes with a bit. */
  private void take(int path, int bit, int from) {
    bitOf[path] = (byte) bit;
    metric[path] = forkMetric[2 * from + bit];
  }

  private float leafRatio(int path) {
    return llr[depths - 1][llrLayers.read(depths - 1, path)][0];
  }

  /**
   * Combines partial sums upwards as long as a right block ends here; keeps those of the left block
   * that does.
   *
   * @param fromDepth of the block that begins with input {@code phase}, whose sums are at hand
   */
  private void ascend(int path, int phase, int fromDepth) {
    int depth = fromDepth;
    int size = code.length() >> depth;
    for (; depth > 0 && (phase >> (depths - 1 - depth) & 1) == 1; size *= 2, depth--) {
      byte[] left = leftSums[depth][sumLayers.read(depth, path)];
      System.arraycopy(sums, 0, scratch, 0, size);
      for (int i = 0; i < size; i++) {
        sums[i] = (byte) (left[i] ^ scratch[i]);
      }
      System.arraycopy(scratch, 0, sums, size, size);
    }
    if (depth > 0) {
      System.arraycopy(
          sums, 0, leftSums[depth][sumLayers.write(depth, path)], 0, code.length() >> depth);
    }
  }
}
