package org.veilmark.extract;

import java.util.Collection;
import java.util.List;
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
  private final BandFft bandFft;

  TileFolder(CarrierBand band) {
    this.band = band;
    this.side = band.side();
    this.fft = new TileFft(side);
    this.bandFft = new BandFft(band);
  }

  /**
   * Folds a grid in shown orientation.
   *
   * @param spectrum (output) real and imaginary part of each band position in turn
   */
  void fold(float[] grid, int width, int height, GeometryMap map, float[] spectrum) {
    float[] tile = new float[side * side];
    lay(List.of(grid), width, height, map, new float[][] {tile});
    float[] all = fft.forward(tile);
    for (int i = 0; i < band.size(); i++) {
      spectrum[2 * i] = all[2 * band.bin(i)];
      spectrum[2 * i + 1] = all[2 * band.bin(i) + 1];
    }
  }

  /**
   * Folds several grids alike, for a search: much faster, and right but for the last bits.
   *
   * @return the spectrum of each
   */
  float[][] foldAll(Collection<float[]> grids, int width, int height, GeometryMap map) {
    float[][] tiles = new float[grids.size()][side * side];
    lay(grids, width, height, map, tiles);
    float[][] spectra = new float[tiles.length][2 * band.size()];
    bandFft.forward(tiles, spectra);
    return spectra;
  }

  private void lay(
      Collection<float[]> grids, int width, int height, GeometryMap map, float[][] tiles) {
    float[][] values = grids.toArray(float[][]::new);
    if (map.equals(GeometryMap.IDENTITY)) {
      layStraight(values, width, height, tiles);
    } else {
      layMapped(values, width, height, map.inverse(), tiles);
    }
  }

  private void layStraight(float[][] grids, int width, int height, float[][] tiles) {
    Tiling tiling = new Tiling(side, width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int to = tiling.at(x, y);
        for (int j = 0; j < grids.length; j++) {
          tiles[j][to] += grids[j][y * width + x];
        }
      }
    }
  }

  /** Spreads each pixel over the four tile places round where it came from. */
  private void layMapped(
      float[][] grids, int width, int height, GeometryMap back, float[][] tiles) {
    int mask = side - 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromX = back.xx() * (x - width / 2) + back.xy() * (y - height / 2);
        double fromY = back.yx() * (x - width / 2) + back.yy() * (y - height / 2);
        int left = (int) Math.floor(fromX);
        int top = (int) Math.floor(fromY);
        float right = (float) (fromX - left);
        float bottom = (float) (fromY - top);
        float weight00 = (1 - right) * (1 - bottom);
        float weight10 = right * (1 - bottom);
        float weight01 = (1 - right) * bottom;
        float weight11 = right * bottom;
        int column0 = left & mask;
        int column1 = left + 1 & mask;
        int row0 = (top & mask) * side;
        int row1 = (top + 1 & mask) * side;
        for (int j = 0; j < grids.length; j++) {
          float value = grids[j][y * width + x];
          float[] tile = tiles[j];
          tile[row0 + column0] += weight00 * value;
          tile[row0 + column1] += weight10 * value;
          tile[row1 + column0] += weight01 * value;
          tile[row1 + column1] += weight11 * value;
        }
      }
    }
  }
}
