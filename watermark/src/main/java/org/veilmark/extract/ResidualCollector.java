package org.veilmark.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.transform.GridReader;

/**
 * Reads residuals from the pictures of a piece of video, which come in presentation order. Not safe
 * for use by several threads.
 *
 * <p>Holds about 1.8 MB a second of 16:9 video.
 */
public final class ResidualCollector {
  /** Pictures looked at in a second, besides keyframes: more of them hardly say more. */
  static final double PICTURES_PER_SECOND = 8;

  /** Keyframes are coded finer and keep more of the mark than those predicted from them. */
  private static final float KEYFRAME_WEIGHT = 6;

  private final PictureFormat format;
  private final CarrierBand band;
  private final GridReader lumaReader;
  private final GridReader chromaReader;
  private final ResidualFilter filter;
  private final float[] grid;
  private final CanonicalFrame frame;
  private final List<Integer> bins = new ArrayList<>();
  private final List<Float> weights = new ArrayList<>();

  /** By plane, then by picture. */
  private final List<List<StoredGrid>> stored =
      List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  /** Sums of all filtered pictures, by plane. */
  private final float[][] sums;

  private long lastTick = Long.MIN_VALUE;

  /** A collector of pictures of one format. */
  public ResidualCollector(PictureFormat format) {
    this(format, CarrierFormat.STANDARD);
  }

  /** As above, for another carrier: for measuring what carriers are worth. */
  public ResidualCollector(PictureFormat format, CarrierFormat carrierFormat) {
    this.format = format;
    band = new CarrierBand(carrierFormat);
    frame = CanonicalFrame.of(format);
    lumaReader =
        new GridReader(frame, format.width(), format.height(), format.width(), format.height());
    chromaReader =
        new GridReader(
            frame, format.chromaWidth(), format.chromaHeight(), format.width(), format.height());
    filter = new ResidualFilter(frame.codedWidth(), frame.codedHeight());
    grid = new float[frame.area()];
    sums = new float[Evidence.PLANES][frame.area()];
  }

  /** Whether a picture is to be looked at; ask before the picture is copied from the decoder. */
  public boolean wants(double presentationSeconds, boolean keyFrame) {
    return keyFrame || tick(presentationSeconds) != lastTick;
  }

  /**
   * Looks at a picture.
   *
   * @param presentationSeconds from the start of the video
   * @throws IllegalArgumentException where the picture is not of the collector's format
   */
  public void add(Picture picture, double presentationSeconds, boolean keyFrame) {
    if (!picture.format().equals(format)) {
      throw new IllegalArgumentException(
          "a picture of " + picture.format() + " for a collector of " + format);
    }
    lastTick = tick(presentationSeconds);
    bins.add(Evidence.binOf(presentationSeconds));
    weights.add(keyFrame ? KEYFRAME_WEIGHT : 1);
    store(picture.y(), lumaReader, 0);
    store(picture.u(), chromaReader, 1);
    store(picture.v(), chromaReader, 2);
  }

  private void store(Plane samples, GridReader reader, int plane) {
    reader.read(samples, grid);
    filter.apply(grid);
    add(grid, 1, sums[plane]);
    stored.get(plane).add(new StoredGrid(grid));
  }

  /** What was read; no more pictures can be added. */
  public Residuals finish() {
    SortedMap<Integer, float[][]> residuals = new TreeMap<>();
    for (int bin : bins) {
      residuals.computeIfAbsent(bin, b -> new float[Evidence.PLANES][frame.area()]);
    }
    if (!bins.isEmpty()) {
      HostRemover remover = new HostRemover(frame.codedWidth(), frame.codedHeight());
      for (int plane = 0; plane < Evidence.PLANES; plane++) {
        remover.learn(sums[plane], bins.size());
        for (int j = 0; j < bins.size(); j++) {
          stored.get(plane).get(j).read(grid);
          remover.apply(grid);
          add(grid, weights.get(j), residuals.get(bins.get(j))[plane]);
        }
        stored.get(plane).clear();
      }
    }
    for (float[][] planes : residuals.values()) {
      for (int plane = 0; plane < planes.length; plane++) {
        planes[plane] = frame.toShown(planes[plane]);
      }
    }
    return new Residuals(band, frame.shownWidth(), frame.shownHeight(), residuals);
  }

  private static void add(float[] grid, float weight, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * grid[i];
    }
  }

  private static long tick(double seconds) {
    return (long) Math.floor(seconds * PICTURES_PER_SECOND);
  }
}
