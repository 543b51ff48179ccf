package org.veilmark.spread;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.KeyedRandom;

/**
 * The carrier of one epoch: which bins of the band are pilots and with which phases, and in which
 * order the others carry coded bits.
 *
 * <p>Each data bin carries two bits of the codeword, one on its real and one on its imaginary part,
 * each with a keyed sign. Signs are drawn when first asked for, since a search for pilots needs
 * none. Not safe for use by several threads.
 */
public final class EpochPattern {
  private static final int PHASES = 256;

  private final int[] pilots;
  private final float[] pilotCos;
  private final float[] pilotSin;
  private final int[] data;
  private final KeyedRandom random;
  private float @Nullable [] signs;

  EpochPattern(CarrierFormat format, CarrierBand band, KeyedRandom random) {
    this.random = random;
    int[] order = random.permutation(band.size());
    int pilotCount = format.pilotsOf(band.size());
    pilots = Arrays.copyOf(order, pilotCount);
    data = Arrays.copyOfRange(order, pilotCount, order.length);
    pilotCos = new float[pilotCount];
    pilotSin = new float[pilotCount];
    for (int i = 0; i < pilotCount; i++) {
      double phase = 2 * Math.PI * random.nextInt(PHASES) / PHASES;
      pilotCos[i] = (float) StrictMath.cos(phase);
      pilotSin[i] = (float) StrictMath.sin(phase);
    }
  }

  /** Number of pilot bins. */
  public int pilotCount() {
    return pilots.length;
  }

  /** Band position of pilot {@code i}. */
  public int pilot(int i) {
    return pilots[i];
  }

  /** Real part of pilot {@code i}, whose modulus is 1. */
  public float pilotCos(int i) {
    return pilotCos[i];
  }

  /** Imaginary part of pilot {@code i}. */
  public float pilotSin(int i) {
    return pilotSin[i];
  }

  /** Number of bins that carry coded bits. */
  public int dataCount() {
    return data.length;
  }

  /** Band position of data bin {@code i}. */
  public int data(int i) {
    return data[i];
  }

  /**
   * Keyed sign of coefficient {@code c}: the real part of data bin c / 2 where c is even, else the
   * imaginary part.
   */
  public float sign(int c) {
    float[] drawn = signs;
    if (drawn == null) {
      drawn = new float[2 * data.length];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = random.nextBoolean() ? 1f : -1f;
      }
      signs = drawn;
    }
    return drawn[c];
  }
}
