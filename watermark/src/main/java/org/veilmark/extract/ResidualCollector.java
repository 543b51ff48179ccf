package org.veilmark.extract;

import java.util.TreeMap;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.transform.GridReader;

/**
 * Reads evidence from the pictures of a piece of video, which come in presentation order. Not safe
 * for use by several threads.
 */
public final class ResidualCollector {
  /** Pictures looked at in a second, besides keyframes: more of them hardly say more. */
  private static final double PICTURES_PER_SECOND = 8;

  /** Keyframes are coded finer and keep more of the mark than those predicted from them. */
  private static final float KEYFRAME_WEIGHT = 8;

  private final PictureFormat format;
  private final CarrierBand band;
  private final GridReader lumaReader;
  private final GridReader chromaReader;
  private final ResidualFilter filter;
  private final float[] grid;
  private float[][] sums;
  private final CanonicalFrame frame;
  private final TreeMap<Integer, float[][]> bins = new TreeMap<>();
  private int openBin;
  private boolean open;
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
   * @param presentationSeconds from the start of the video; not before that of the picture before
   * @throws IllegalArgumentException where the picture is not of the collector's format
   */
  public void add(Picture picture, double presentationSeconds, boolean keyFrame) {
    if (!picture.format().equals(format)) {
      throw new IllegalArgumentException(
          "a picture of " + picture.format() + " for a collector of " + format);
    }
    int bin = Evidence.binOf(presentationSeconds);
    if (open && bin != openBin) {
      closeBin();
    }
    openBin = bin;
    open = true;
    lastTick = tick(presentationSeconds);
    float weight = keyFrame ? KEYFRAME_WEIGHT : 1;
    accumulate(picture.y(), lumaReader, weight, sums[0]);
    accumulate(picture.u(), chromaReader, weight, sums[1]);
    accumulate(picture.v(), chromaReader, weight, sums[2]);
  }

  /** What was read; no more pictures can be added. */
  public Residuals finish() {
    if (open) {
      closeBin();
    }
    return new Residuals(band, frame.shownWidth(), frame.shownHeight(), bins);
  }

  private void accumulate(Plane plane, GridReader reader, float weight, float[] sum) {
    reader.read(plane, grid);
    filter.apply(grid);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * grid[i];
    }
  }

  private void closeBin() {
    for (int plane = 0; plane < sums.length; plane++) {
      sums[plane] = frame.toShown(sums[plane]);
    }
    bins.put(openBin, sums);
    sums = new float[Evidence.PLANES][frame.area()];
    open = false;
  }

  private static long tick(double seconds) {
    return (long) Math.floor(seconds * PICTURES_PER_SECOND);
  }
}
