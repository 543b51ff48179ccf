package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;

class BandTurnTest {
  private static final long SEED = 20261128;
  private static final CarrierBand BAND = new CarrierBand(CarrierFormat.STANDARD);
  private static final int WIDTH = 200;
  private static final int HEIGHT = 130;

  @Test
  void apply_likeFoldingByEachMapOfTheLattice() {
    GeometryMap map = new GeometryMap(0.83, -0.21, 0.27, 1.1);
    Random random = new Random(SEED);
    float[] grid = new float[WIDTH * HEIGHT];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (float) random.nextGaussian();
    }
    float[] upright = fold(grid, map);
    List<BandTurn> turns = BandTurn.symmetries(BAND);

    List<GeometryMap> maps = map.symmetries();
    assertThat(turns).hasSameSizeAs(maps);
    for (int i = 0; i < maps.size(); i++) {
      assertThat(turns.get(i).apply(upright))
          .containsExactly(fold(grid, maps.get(i)), within(0.01f));
    }
  }

  private static float[] fold(float[] grid, GeometryMap map) {
    float[] spectrum = new float[2 * BAND.size()];
    new TileFolder(BAND).fold(grid, WIDTH, HEIGHT, map, spectrum);
    return spectrum;
  }

  @Test
  void foldAll_likeOneAtATime() {
    Random random = new Random(SEED);
    float[] one = new float[WIDTH * HEIGHT];
    float[] other = new float[WIDTH * HEIGHT];
    for (int i = 0; i < one.length; i++) {
      one[i] = (float) random.nextGaussian();
      other[i] = (float) random.nextGaussian();
    }
    for (GeometryMap map : List.of(GeometryMap.IDENTITY, new GeometryMap(0.83, -0.21, 0.27, 1.1))) {
      float[][] spectra = new TileFolder(BAND).foldAll(List.of(one, other), WIDTH, HEIGHT, map);

      assertThat(spectra[0]).containsExactly(fold(one, map), within(0.01f));
      assertThat(spectra[1]).containsExactly(fold(other, map), within(0.01f));
    }
  }
}
