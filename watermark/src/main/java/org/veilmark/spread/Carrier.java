package org.veilmark.spread;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.Algorithm;
import org.veilmark.code.KeyedRandom;
import org.veilmark.code.SecretKey;
import org.veilmark.transform.TileFft;

/**
 * The keyed patterns of all epochs, and how a codeword is spread over them.
 *
 * <p>Epoch pattern n with C coefficients carries the interleaved code bits n C to n C + C - 1,
 * counted round the codeword: a codeword shorter than C stands in every epoch whole, a longer one
 * is seen whole after a few epochs, with different parity in each (incremental redundancy).
 *
 * <p>Patterns and interleavings are derived when first asked for. Not safe for use by several
 * threads.
 */
public final class Carrier {
  /**
   * Tiles are rounded to multiples of this, so that they do not depend on the last bit of a
   * platform's FFT.
   */
  private static final float TILE_STEP = 1 / 1024f;

  private static final double SQRT_HALF = Math.sqrt(0.5);

  private final CarrierFormat format;
  private final CarrierBand band;
  private final SecretKey key;
  private final Algorithm algorithm;
  private final @Nullable EpochPattern[] patterns;

  /** By length of the codeword. */
  private final Map<Integer, int[]> interleavings = new HashMap<>();

  /** The carrier of a key and an algorithm. */
  public Carrier(CarrierFormat format, SecretKey key, Algorithm algorithm) {
    this.format = format;
    this.band = new CarrierBand(format);
    this.key = key;
    this.algorithm = algorithm;
    patterns = new EpochPattern[format.epochs()];
  }

  /** The numbers this carrier was made with. */
  public CarrierFormat format() {
    return format;
  }

  /** The bins in use. */
  public CarrierBand band() {
    return band;
  }

  /** The pattern of epochs congruent to {@code n} modulo the number of patterns. */
  public EpochPattern pattern(int n) {
    EpochPattern pattern = patterns[n];
    if (pattern == null) {
      pattern = new EpochPattern(format, band, new KeyedRandom(key, label("pattern " + n)));
      patterns[n] = pattern;
    }
    return pattern;
  }

  /** Coded coefficients an epoch. */
  public int coefficientsPerEpoch() {
    return 2 * pattern(0).dataCount();
  }

  /**
   * By coefficient of pattern {@code n}: which bit of a codeword of a length it carries, as the
   * keyed interleaving has it.
   */
  public int[] codeBits(int n, int codewordBits) {
    int[] order = interleavings.computeIfAbsent(codewordBits, this::interleaving);
    int[] bits = new int[coefficientsPerEpoch()];
    for (int c = 0; c < bits.length; c++) {
      bits[c] = order[(n * bits.length + c) % codewordBits];
    }
    return bits;
  }

  private int[] interleaving(int codewordBits) {
    return new KeyedRandom(key, label("interleaving of " + codewordBits)).permutation(codewordBits);
  }

  /**
   * The data of pattern {@code n}: the real and imaginary part of each band position in turn, each
   * -1 or 1, or 0 at pilots.
   *
   * @param codeword one bit a byte
   */
  public float[] data(int n, byte[] codeword) {
    EpochPattern pattern = pattern(n);
    int[] bits = codeBits(n, codeword.length);
    float[] spectrum = new float[2 * band.size()];
    for (int c = 0; c < bits.length; c++) {
      spectrum[2 * pattern.data(c / 2) + c % 2] = pattern.sign(c) * (1 - 2 * codeword[bits[c]]);
    }
    return spectrum;
  }

  /**
   * The tile of pattern {@code n} that carries a codeword: row-major, of variance 1.
   *
   * @param codeword one bit a byte
   */
  public float[] tile(int n, byte[] codeword) {
    EpochPattern pattern = pattern(n);
    float[] spectrum = new float[2 * format.tileSide() * format.tileSide()];
    for (int i = 0; i < pattern.pilotCount(); i++) {
      put(
          spectrum,
          pattern.pilot(i),
          format.pilotGain() * pattern.pilotCos(i),
          format.pilotGain() * pattern.pilotSin(i));
    }
    float[] data = data(n, codeword);
    for (int i = 0; i < pattern.dataCount(); i++) {
      int at = pattern.data(i);
      put(spectrum, at, data[2 * at] * SQRT_HALF, data[2 * at + 1] * SQRT_HALF);
    }
    return normalised(new TileFft(format.tileSide()).inverseReal(spectrum));
  }

  private void put(float[] spectrum, int position, double re, double im) {
    int bin = band.bin(position);
    spectrum[2 * bin] = (float) re;
    spectrum[2 * bin + 1] = (float) im;
    int conjugate = band.conjugateBin(position);
    spectrum[2 * conjugate] = (float) re;
    spectrum[2 * conjugate + 1] = (float) -im;
  }

  private static float[] normalised(float[] tile) {
    double scale = UnitVariance.factor(tile);
    for (int i = 0; i < tile.length; i++) {
      tile[i] = Math.round(tile[i] * scale / TILE_STEP) * TILE_STEP;
    }
    return tile;
  }

  private String label(String what) {
    return "carrier v" + algorithm.wireId() + " " + what;
  }
}
