package org.veilmark.bench.kernel;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.veilmark.transform.ColumnFft;
import org.veilmark.transform.TileFft;

/** Sixteen tiles, as a search for pilots transforms them: one by one, and all at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TileFftBenchmark {
  private static final long SEED = 20261128;
  private static final int SIDE = 64;
  private static final int TILES = 16;

  private final TileFft single = new TileFft(SIDE);
  private final ColumnFft columns = new ColumnFft(SIDE);
  private final float[] tile = new float[SIDE * SIDE];
  private final float[][] re = new float[SIDE][SIDE * TILES / 2];
  private final float[][] im = new float[SIDE][SIDE * TILES / 2];

  /** Fills a tile. */
  @Setup
  public void setUp() {
    Random random = new Random(SEED);
    for (int i = 0; i < tile.length; i++) {
      tile[i] = (float) random.nextGaussian();
    }
  }

  /** Both directions of sixteen tiles, one by one. */
  @Benchmark
  public float[] oneByOne() {
    float[] last = tile;
    for (int i = 0; i < TILES; i++) {
      last = single.forward(tile);
    }
    return last;
  }

  /** The same of pairs of tiles in columns: twice, once for each direction. */
  @Benchmark
  public float[][] inColumns() {
    for (int y = 0; y < SIDE; y++) {
      for (int pair = 0; pair < TILES / 2; pair++) {
        System.arraycopy(tile, y * SIDE, re[y], pair * SIDE, SIDE);
        System.arraycopy(tile, y * SIDE, im[y], pair * SIDE, SIDE);
      }
    }
    columns.forward(re, im, SIDE * TILES / 2);
    columns.forward(re, im, SIDE * TILES / 2);
    return re;
  }
}
