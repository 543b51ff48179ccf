package org.veilmark.extract;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.veilmark.spread.CarrierBand;

/**
 * The residuals of a piece of video, added up in time bins, not yet folded: any geometry can still
 * be tried on them.
 *
 * <p>Takes about 1.8 MB a second of 16:9 video.
 */
public final class Residuals {
  /** Evidence is rounded to multiples of this, well below its noise. */
  private static final float STEP = 0.25f;

  private final CarrierBand band;
  private final int width;
  private final int height;

  /** By index of the time bin: a grid in shown orientation for each of Y, U and V. */
  private final SortedMap<Integer, float[][]> bins;

  Residuals(CarrierBand band, int width, int height, SortedMap<Integer, float[][]> bins) {
    this.band = band;
    this.width = width;
    this.height = height;
    this.bins = Collections.unmodifiableSortedMap(bins);
  }

  /** Columns of a grid. */
  int width() {
    return width;
  }

  /** Rows of a grid. */
  int height() {
    return height;
  }

  SortedMap<Integer, float[][]> bins() {
    return bins;
  }

  /** What the residuals say, if this is how the picture was changed. */
  public Evidence fold(Located located) {
    GeometryMap map = located.map();
    TileFolder folder = new TileFolder(band);
    float[] spectrum = new float[2 * band.size()];
    SortedMap<Integer, int[]> folded = new TreeMap<>();
    bins.forEach(
        (bin, planes) -> {
          int[] values = new int[planes.length * spectrum.length];
          int at = 0;
          for (float[] plane : planes) {
            folder.fold(plane, width, height, map, spectrum);
            for (float value : spectrum) {
              values[at++] = Math.round(value / STEP);
            }
          }
          folded.put(bin, values);
        });
    return new Evidence(band.size(), located, folded);
  }
}
