package org.veilmark.code;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A polar code (E. Arikan, "Channel Polarization", IEEE Trans. Inf. Theory 55(7), 2009) without bit
 * reversal.
 *
 * <p>The information set is chosen by polarization weight (G. He et al., "Beta-expansion: A
 * Theoretical Framework for Fast and Recursive Construction of Polar Codes", GLOBECOM 2017, beta =
 * 2^(1/4)), which needs no channel estimate.
 */
public final class PolarCode {
  private static final double[] BIT_WEIGHTS =
      IntStream.range(0, Integer.SIZE - 1)
          .mapToDouble(bit -> StrictMath.pow(2, bit / 4.0))
          .toArray();

  private final int length;
  private final boolean[] frozen;

  /**
   * A code for {@code informationBits} in {@code length} coded bits.
   *
   * @param length a power of two
   * @param informationBits 1 to {@code length}
   */
  public PolarCode(int length, int informationBits) {
    if (Integer.bitCount(length) != 1 || informationBits < 1 || informationBits > length) {
      throw new IllegalArgumentException(
          "a polar code of " + informationBits + " bits in " + length);
    }
    this.length = length;
    this.frozen = new boolean[length];
    double[] weights = IntStream.range(0, length).mapToDouble(PolarCode::weight).toArray();
    IntStream.range(0, length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> weights[i])
                .thenComparing(Comparator.naturalOrder()))
        .limit(length - (long) informationBits)
        .forEach(i -> frozen[i] = true);
  }

  /** The code by which an algorithm carries the frames of a length class. */
  public static PolarCode of(Algorithm algorithm, LengthClass lengthClass) {
    return new PolarCode(
        /* length= */ lengthClass.codewordBits(algorithm),
        /* informationBits= */ lengthClass.frameBits());
  }

  /** Number of coded bits. */
  public int length() {
    return length;
  }

  /** Whether input {@code i} is fixed to zero. */
  boolean isFrozen(int i) {
    return frozen[i];
  }

  /** The codeword of {@code information}, one bit a byte. */
  public byte[] encode(byte[] information) {
    byte[] word = new byte[length];
    int next = 0;
    for (int i = 0; i < length; i++) {
      if (!frozen[i]) {
        word[i] = information[next++];
      }
    }
    if (next != information.length) {
      throw new IllegalArgumentException(information.length + " bits for a code of " + next);
    }
    for (int step = 1; step < length; step *= 2) {
      for (int i = 0; i < length; i++) {
        if ((i & step) == 0) {
          word[i] ^= word[i + step];
        }
      }
    }
    return word;
  }

  /** Polarization weight of an input. */
  private static double weight(int index) {
    double weight = 0;
    for (int bit = 0; bit < BIT_WEIGHTS.length; bit++) {
      if ((index >> bit & 1) != 0) {
        weight += BIT_WEIGHTS[bit];
      }
    }
    return weight;
  }
}
