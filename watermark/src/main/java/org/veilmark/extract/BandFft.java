package org.veilmark.extract;

import java.util.Arrays;
import org.veilmark.spread.CarrierBand;
import org.veilmark.transform.ColumnFft;

/**
 * Transforms between tiles and the carrier's band, several at a time. Tiles are real: two make one
 * complex tile, whose spectrum falls apart into theirs. Of the spectrum's columns none outside the
 * band are computed. Not safe for use by several threads.
 *
 * <p>A spectrum is the real and imaginary part of each band position in turn.
 */
final class BandFft {
  /** Tiles that are transformed at a time. */
  static final int BATCH = 16;

  private static final int PAIRS = BATCH / 2;

  private final CarrierBand band;
  private final int side;
  private final ColumnFft fft;

  /** Greatest horizontal frequency of the band, in cycles per tile. */
  private final int widest;

  /** Columns of the spectrum from {@code -widest} to {@code widest}. */
  private final int spectrumColumns;

  /** The spectrum: by vertical frequency or row; then by horizontal frequency and pair. */
  private final float[][] bandRe;

  private final float[][] bandIm;

  /** The tiles: by row or horizontal frequency; then by pair and column, or by row and pair. */
  private final float[][] tileRe;

  private final float[][] tileIm;

  private final float[] greatestRe;
  private final float[] greatestIm;

  BandFft(CarrierBand band) {
    this.band = band;
    side = band.side();
    fft = new ColumnFft(side);
    int most = 0;
    for (int i = 0; i < band.size(); i++) {
      most = Math.max(most, band.cyclesX(i));
    }
    widest = most;
    spectrumColumns = 2 * widest + 1;
    bandRe = new float[side][spectrumColumns * PAIRS];
    bandIm = new float[side][spectrumColumns * PAIRS];
    tileRe = new float[side][side * PAIRS];
    tileIm = new float[side][side * PAIRS];
    greatestRe = new float[side * PAIRS];
    greatestIm = new float[side * PAIRS];
  }

  /**
   * The band of tiles.
   *
   * @param tiles row-major, any number
   * @param spectra (output) as many
   */
  void forward(float[][] tiles, float[][] spectra) {
    for (int from = 0; from < tiles.length; from += BATCH) {
      int end = Math.min(tiles.length, from + BATCH);
      forwardBatch(Arrays.copyOfRange(tiles, from, end), Arrays.copyOfRange(spectra, from, end));
    }
  }

  private void forwardBatch(float[][] tiles, float[][] spectra) {
    int pairs = (tiles.length + 1) / 2;
    for (int y = 0; y < side; y++) {
      for (int pair = 0; pair < pairs; pair++) {
        System.arraycopy(tiles[2 * pair], y * side, tileRe[y], pair * side, side);
        if (2 * pair + 1 < tiles.length) {
          System.arraycopy(tiles[2 * pair + 1], y * side, tileIm[y], pair * side, side);
        } else {
          Arrays.fill(tileIm[y], pair * side, (pair + 1) * side, 0);
        }
      }
    }
    fft.forward(tileRe, tileIm, pairs * side);
    // Vertical frequencies reach as far as horizontal ones; now columns become rows.
    for (int v = -widest; v <= widest; v++) {
      float[] re = tileRe[v & side - 1];
      float[] im = tileIm[v & side - 1];
      for (int pair = 0; pair < pairs; pair++) {
        int to = (v + widest) * pairs + pair;
        for (int x = 0; x < side; x++) {
          bandRe[x][to] = re[pair * side + x];
          bandIm[x][to] = im[pair * side + x];
        }
      }
    }
    fft.forward(bandRe, bandIm, spectrumColumns * pairs);
    for (int i = 0; i < band.size(); i++) {
      int u = band.cyclesX(i) & side - 1;
      int minusU = -band.cyclesX(i) & side - 1;
      for (int pair = 0; pair < pairs; pair++) {
        int at = (widest + band.cyclesY(i)) * pairs + pair;
        int opposite = (widest - band.cyclesY(i)) * pairs + pair;
        float re = bandRe[u][at];
        float im = bandIm[u][at];
        float oppositeRe = bandRe[minusU][opposite];
        float oppositeIm = bandIm[minusU][opposite];
        spectra[2 * pair][2 * i] = (re + oppositeRe) / 2;
        spectra[2 * pair][2 * i + 1] = (im - oppositeIm) / 2;
        if (2 * pair + 1 < spectra.length) {
          spectra[2 * pair + 1][2 * i] = (im + oppositeIm) / 2;
          spectra[2 * pair + 1][2 * i + 1] = (oppositeRe - re) / 2;
        }
      }
    }
  }

  /**
   * Where the tiles of spectra are greatest.
   *
   * @param spectra at most {@link #BATCH}
   * @return indices in row-major tiles
   */
  int[] greatest(float[][] spectra) {
    int pairs = (spectra.length + 1) / 2;
    lay(spectra, pairs);
    fft.inverse(bandRe, bandIm, spectrumColumns * pairs);
    for (int u = -widest; u <= widest; u++) {
      float[] re = tileRe[u & side - 1];
      float[] im = tileIm[u & side - 1];
      int from = (u + widest) * pairs;
      for (int y = 0; y < side; y++) {
        System.arraycopy(bandRe[y], from, re, y * pairs, pairs);
        System.arraycopy(bandIm[y], from, im, y * pairs, pairs);
      }
    }
    for (int u = widest + 1; u < side - widest; u++) {
      Arrays.fill(tileRe[u], 0, side * pairs, 0);
      Arrays.fill(tileIm[u], 0, side * pairs, 0);
    }
    fft.inverse(tileRe, tileIm, side * pairs);
    findGreatest(tileRe, greatestRe, side * pairs);
    findGreatest(tileIm, greatestIm, side * pairs);
    int[] places = new int[spectra.length];
    for (int k = 0; k < places.length; k++) {
      places[k] =
          k % 2 == 0
              ? place(tileRe, greatestRe, k / 2, pairs)
              : place(tileIm, greatestIm, k / 2, pairs);
    }
    return places;
  }

  private void lay(float[][] spectra, int pairs) {
    for (int y = 0; y < side; y++) {
      Arrays.fill(bandRe[y], 0, spectrumColumns * pairs, 0);
      Arrays.fill(bandIm[y], 0, spectrumColumns * pairs, 0);
    }
    for (int i = 0; i < band.size(); i++) {
      int v = band.cyclesY(i) & side - 1;
      int minusV = -band.cyclesY(i) & side - 1;
      for (int pair = 0; pair < pairs; pair++) {
        float oneRe = spectra[2 * pair][2 * i];
        float oneIm = spectra[2 * pair][2 * i + 1];
        boolean isTwo = 2 * pair + 1 < spectra.length;
        float otherRe = isTwo ? spectra[2 * pair + 1][2 * i] : 0;
        float otherIm = isTwo ? spectra[2 * pair + 1][2 * i + 1] : 0;
        int at = (widest + band.cyclesX(i)) * pairs + pair;
        int opposite = (widest - band.cyclesX(i)) * pairs + pair;
        bandRe[v][at] = oneRe - otherIm;
        bandIm[v][at] = oneIm + otherRe;
        bandRe[minusV][opposite] = oneRe + otherIm;
        bandIm[minusV][opposite] = otherRe - oneIm;
      }
    }
  }

  /** By row and pair: the greatest over all columns of the tile, which are rows here. */
  private static void findGreatest(float[][] columns, float[] greatest, int length) {
    System.arraycopy(columns[0], 0, greatest, 0, length);
    for (float[] column : columns) {
      for (int i = 0; i < length; i++) {
        greatest[i] = Math.max(greatest[i], column[i]);
      }
    }
  }

  private int place(float[][] columns, float[] greatest, int pair, int pairs) {
    int row = 0;
    for (int y = 0; y < side; y++) {
      row = greatest[y * pairs + pair] > greatest[row * pairs + pair] ? y : row;
    }
    int column = 0;
    for (int x = 0; x < side; x++) {
      column = columns[x][row * pairs + pair] > columns[column][row * pairs + pair] ? x : column;
    }
    return row * side + column;
  }
}
