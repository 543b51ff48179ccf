package org.veilmark.extract;

import java.util.Arrays;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.Tiling;
import org.veilmark.transform.TileFft;

/**
 * Adds all tiles of a grid up, as a geometry map has laid them, and takes the carrier's band of the
 * sum. Not safe for use by several threads.
 */
final class TileFolder {
  private final CarrierBand band;
  private final int side;
  private final TileFft fft;
  private final float[] tile;

  TileFolder(CarrierBand band) {
    this.band = band;
    this.side = band.side();
    this.fft = new TileFft(side);
    this.tile = new float[side * side];
  }

  /**
   * Folds a grid in shown orientation.
   *
   * @param spectrum (output) real and imaginary part of each band position in turn
   */
  void fold(float[] grid, int width, int height, GeometryMap map, float[] spectrum) {
    Arrays.fill(tile, 0f);
    if (map.equals(GeometryMap.IDENTITY)) {
      foldStraight(grid, width, height);
    } else {
      foldMapped(grid, width, height, map.inverse());
    }
    float[] all = fft.forward(tile);
    for (int i = 0; i < band.size(); i++) {
      spectrum[2 * i] = all[2 * band.bin(i)];
      spectrum[2 * i + 1] = all[2 * band.bin(i) + 1];
    }
  }

  private void foldStraight(float[] grid, int width, int height) {
    Tiling tiling = new Tiling(side, width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        tile[tiling.at(x, y)] += grid[y * width + x];
      }
    }
  }

  /** Spreads each pixel over the four tile places round where it came from. */
  private void foldMapped(float[] grid, int width, int height, GeometryMap back) {
    int mask = side - 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromX = back.xx() * (x - width / 2) + back.xy() * (y - height / 2);
        double fromY = back.yx() * (x - width / 2) + back.yy() * (y - height / 2);
        int left = (int) Math.floor(fromX);
        int top = (int) Math.floor(fromY);
        float right = (float) (fromX - left);
        float bottom = (float) (fromY - top);
        float value = grid[y * width + x];
        int row0 = (top & mask) * side;
        int row1 = (top + 1 & mask) * side;
        tile[row0 + (left & mask)] += (1 - right) * (1 - bottom) * value;
        tile[row0 + (left + 1 & mask)] += right * (1 - bottom) * value;
        tile[row1 + (left & mask)] += (1 - right) * bottom * value;
        tile[row1 + (left + 1 & mask)] += right * bottom * value;
      }
    }
  }
}
