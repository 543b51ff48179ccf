package org.veilmark.bench.kernel;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.veilmark.media.scene.SceneFilm;
import org.veilmark.perceptual.VisibilityMask;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.transform.GridAdder;
import org.veilmark.transform.GridReader;

/** The steps of marking a picture. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EmbedBenchmark {
  private static final long SEED = 20261128;

  @Param({"320x240", "1280x720", "1920x1080", "3840x2160"})
  private String size = "";

  private Picture host = Picture.allocate(PictureFormat.yuv420(2, 2));
  private Picture picture = Picture.allocate(PictureFormat.yuv420(2, 2));
  private float[] grid = {};
  private float[] gain = {};
  private float[] mark = {};
  private VisibilityMask mask = new VisibilityMask(1, 1);
  private GridReader reader = reader(2, 2);
  private GridAdder lumaAdder = adder(2, 2, 2, 2);
  private GridAdder chromaAdder = adder(1, 1, 2, 2);

  /** Makes a picture of the size. */
  @Setup
  public void setUp() {
    String[] sides = size.split("x", 2);
    int width = Integer.parseInt(sides[0]);
    int height = Integer.parseInt(sides[1]);
    PictureFormat format = PictureFormat.yuv420(width, height);
    host = new SceneFilm(format, SEED).at(1);
    picture = Picture.allocate(format);
    CanonicalFrame frame = CanonicalFrame.of(picture.format());
    grid = new float[frame.area()];
    gain = new float[frame.area()];
    mark = new float[frame.area()];
    Random random = new Random(SEED);
    for (int i = 0; i < mark.length; i++) {
      mark[i] = (float) random.nextGaussian();
    }
    mask = new VisibilityMask(frame.codedWidth(), frame.codedHeight());
    reader = reader(width, height);
    lumaAdder = adder(width, height, width, height);
    chromaAdder = adder(format.chromaWidth(), format.chromaHeight(), width, height);
    reader.read(host.y(), grid);
  }

  private static GridReader reader(int width, int height) {
    CanonicalFrame frame = CanonicalFrame.of(PictureFormat.yuv420(width, height));
    return new GridReader(frame, width, height, width, height);
  }

  private static GridAdder adder(int planeWidth, int planeHeight, int width, int height) {
    CanonicalFrame frame = CanonicalFrame.of(PictureFormat.yuv420(width, height));
    return new GridAdder(frame, planeWidth, planeHeight, width, height);
  }

  /** Luma to the canonical grid. */
  @Benchmark
  public float[] read() {
    reader.read(host.y(), grid);
    return grid;
  }

  /** Where the mark goes, on the grid. */
  @Benchmark
  public double mask() {
    return mask.compute(grid, gain);
  }

  /** The mark from the grid to the luma of a fresh copy. */
  @Benchmark
  public long addToLuma() {
    picture.y().copyFrom(host.y());
    lumaAdder.load(mark);
    return lumaAdder.add(picture.y());
  }

  /** The mark from the grid to both chroma planes of a fresh copy. */
  @Benchmark
  public long addToChroma() {
    picture.u().copyFrom(host.u());
    picture.v().copyFrom(host.v());
    chromaAdder.load(mark);
    return chromaAdder.add(picture.u()) + chromaAdder.subtract(picture.v());
  }
}
