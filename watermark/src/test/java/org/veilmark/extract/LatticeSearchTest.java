package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.transform.Blur;

/** A noisy tile, laid by a map over noise that does not repeat. */
class LatticeSearchTest {
  private static final long SEED = 20261121;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 144;
  private static final int TILE = 64;

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1",
    "1.41, 0, 0, 1.41",
    "0.75, 0, 0, 1",
    "0.99, -0.09, 0.09, 0.99",
    "1.77, 0.01, 0.01, 1.77",
    "0.6, 0, 0, 0.6"
  })
  void best_repeatedTileUnderNoise_holdsTheMap(double xx, double xy, double yx, double yy) {
    GeometryMap map = new GeometryMap(xx, xy, yx, yy);

    List<ScoredMap> best =
        new LatticeSearch(new LatticeSurface(pictures(map, 0.3), TILE), 3).best(12);

    assertThat(best).hasSizeLessThanOrEqualTo(24);
    assertThat(best).anyMatch(found -> found.map().distance(map) < 0.02);
  }

  /** Too faint to be among the best of all maps, but not of those that only scale. */
  @ParameterizedTest
  @CsvSource({"1.41", "1.11", "1.77", "0.6"})
  void scaled_faintTile_holdsTheMap(double scale) {
    GeometryMap map = new GeometryMap(scale, 0, 0, scale);

    List<ScoredMap> best =
        new LatticeSearch(new LatticeSurface(pictures(map, 0.15), TILE), 3).scaled(3);

    assertThat(best).hasSizeLessThanOrEqualTo(3);
    assertThat(best).anyMatch(found -> found.map().distance(map) < 0.02);
  }

  @Test
  void best_noise_neverScoresHigh() {
    List<ScoredMap> best =
        new LatticeSearch(new LatticeSurface(pictures(GeometryMap.IDENTITY, 0), TILE), 0).best(12);

    assertThat(best).isNotEmpty().allMatch(found -> found.score() < 8);
  }

  @Test
  void best_nothing_isEmpty() {
    EpochGrids black = pictures(GeometryMap.IDENTITY, 0);
    black.grids().values().forEach(grid -> Arrays.fill(grid, 0f));

    LatticeSearch search = new LatticeSearch(new LatticeSurface(black, TILE), 3);
    assertThat(search.best(12)).isEmpty();
    assertThat(search.scaled(3)).isEmpty();
  }

  private static EpochGrids pictures(GeometryMap map, double amplitude) {
    Random random = new Random(SEED);
    TreeMap<Long, float[]> grids = new TreeMap<>();
    GeometryMap back = map.inverse();
    for (long epoch = 0; epoch < 3; epoch++) {
      float[] tile = new float[TILE * TILE];
      for (int i = 0; i < tile.length; i++) {
        tile[i] = (float) random.nextGaussian();
      }
      // About the carrier's band: a tile of single pixels would be lost between two of them.
      new Blur(TILE, TILE, 1.2).apply(tile);
      float[] grid = new float[WIDTH * HEIGHT];
      for (int i = 0; i < grid.length; i++) {
        double x = i % WIDTH - WIDTH / 2;
        double y = i / WIDTH - HEIGHT / 2;
        int tx = (int) Math.round(back.xx() * x + back.xy() * y);
        int ty = (int) Math.round(back.yx() * x + back.yy() * y);
        float mark = tile[Math.floorMod(ty, TILE) * TILE + Math.floorMod(tx, TILE)];
        grid[i] = (float) (amplitude * 4 * mark + random.nextGaussian());
      }
      grids.put(epoch, grid);
    }
    return new EpochGrids(WIDTH, HEIGHT, grids);
  }
}
