package org.veilmark.bench.scheme;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.veilmark.bench.Clip;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.PatternGain;
import org.veilmark.transform.GridAdder;

/**
 * Adds an estimate of a mark to pictures, or takes it off, where and when the embedder would. Not
 * safe for use by several threads.
 */
public final class MarkForger implements Clip.PictureChange {
  /** The embedder's at level 2. */
  private static final float CHROMA_OVER_LUMA = 0.3f;

  private static final CarrierFormat CARRIER = CarrierFormat.STANDARD;

  private final MarkEstimate estimate;
  private final Map<Integer, Optional<float[]>> tiles = new HashMap<>();
  private final float amplitude8;
  private final CanonicalFrame frame;
  private final EpochClock clock = new EpochClock(CARRIER);
  private final GridAdder lumaAdder;
  private final GridAdder chromaAdder;
  private final float[] mark;

  /**
   * A forger for pictures of a format.
   *
   * @param amplitude8 root mean square of what is added, in 8-bit code values; negative to take the
   *     mark off
   */
  public MarkForger(PictureFormat format, MarkEstimate estimate, double amplitude8) {
    this.estimate = estimate;
    this.amplitude8 = (float) amplitude8;
    frame = CanonicalFrame.of(format);
    lumaAdder =
        new GridAdder(frame, format.width(), format.height(), format.width(), format.height());
    chromaAdder =
        new GridAdder(
            frame, format.chromaWidth(), format.chromaHeight(), format.width(), format.height());
    mark = new float[frame.area()];
  }

  @Override
  public void apply(Picture picture, double seconds) {
    Arrays.fill(mark, 0);
    for (PatternGain shown : clock.at(seconds)) {
      Optional<float[]> tile = tiles.computeIfAbsent(shown.pattern(), estimate::tile);
      if (tile.isPresent()) {
        add(tile.get(), amplitude8 * shown.gain());
      }
    }
    float[] coded = frame.toCoded(mark);
    lumaAdder.add(coded, picture.y());
    chromaAdder.add(scaled(coded, CHROMA_OVER_LUMA), picture.u());
    chromaAdder.add(scaled(coded, -CHROMA_OVER_LUMA), picture.v());
  }

  private void add(float[] tile, float scale) {
    int side = CARRIER.tileSide();
    int width = frame.shownWidth();
    int height = frame.shownHeight();
    for (int y = 0; y < height; y++) {
      int row = Math.floorMod(y - height / 2, side) * side;
      for (int x = 0; x < width; x++) {
        mark[y * width + x] += scale * tile[row + Math.floorMod(x - width / 2, side)];
      }
    }
  }

  private static float[] scaled(float[] values, float factor) {
    float[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }
}
