package org.veilmark.transform;

import org.jtransforms.fft.FloatFFT_2D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Two-dimensional DFT of square tiles. Complex numbers are interleaved: real part of bin (row,
 * column) at {@code 2 * (row * side + column)}. Not safe for use by several threads.
 */
public final class TileFft {
  static {
    // The library's own threads would fight the caller's.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int side;
  private final FloatFFT_2D fft;

  /** A transform of tiles of {@code side} by {@code side} samples. */
  public TileFft(int side) {
    this.side = side;
    this.fft = new FloatFFT_2D(side, side);
  }

  /** The spectrum of a real tile, unscaled: exp(-2 pi i (u x + v y) / side) summed over samples. */
  public float[] forward(float[] tile) {
    float[] spectrum = new float[2 * side * side];
    for (int i = 0; i < tile.length; i++) {
      spectrum[2 * i] = tile[i];
    }
    fft.complexForward(spectrum);
    return spectrum;
  }

  /**
   * The real part of the inverse transform, divided by the number of samples. {@code spectrum} is
   * overwritten.
   */
  public float[] inverseReal(float[] spectrum) {
    fft.complexInverse(spectrum, true);
    float[] tile = new float[side * side];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = spectrum[2 * i];
    }
    return tile;
  }
}
