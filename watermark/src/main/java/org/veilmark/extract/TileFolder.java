package org.veilmark.extract;

import java.util.Arrays;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.spread.CarrierBand;
import org.veilmark.transform.TileFft;

/**
 * Adds all tiles of a canonical grid up and takes the carrier's band of the sum. Not safe for use
 * by several threads.
 */
final class TileFolder {
  private final CanonicalFrame frame;
  private final CarrierBand band;
  private final int side;
  private final TileFft fft;
  private final float[] tile;

  TileFolder(CanonicalFrame frame, CarrierBand band, int tileSide) {
    this.frame = frame;
    this.band = band;
    this.side = tileSide;
    this.fft = new TileFft(tileSide);
    this.tile = new float[tileSide * tileSide];
  }

  /**
   * Folds a grid.
   *
   * @param coded in coded orientation
   * @param spectrum (output) real and imaginary part of each band position in turn
   */
  void fold(float[] coded, float[] spectrum) {
    float[] shown = frame.toShown(coded);
    int width = frame.shownWidth();
    int height = frame.shownHeight();
    Arrays.fill(tile, 0f);
    for (int y = 0; y < height; y++) {
      int row = Math.floorMod(y - height / 2, side) * side;
      for (int x = 0; x < width; x++) {
        tile[row + Math.floorMod(x - width / 2, side)] += shown[y * width + x];
      }
    }
    float[] all = fft.forward(tile);
    for (int i = 0; i < band.size(); i++) {
      spectrum[2 * i] = all[2 * band.bin(i)];
      spectrum[2 * i + 1] = all[2 * band.bin(i) + 1];
    }
  }
}
