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
import org.veilmark.spread.Tiling;
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
  private final float amplitude8;
  private final CanonicalFrame frame;
  private final Tiling tiling;

  /** By index: the pattern, repeated over the grid; empty where it is not known. */
  private final Map<Integer, Optional<float[]>> patterns = new HashMap<>();

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
    tiling = new Tiling(CARRIER.tileSide(), frame.shownWidth(), frame.shownHeight());
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
      patterns
          .computeIfAbsent(shown.pattern(), this::pattern)
          .ifPresent(pattern -> add(pattern, amplitude8 * shown.gain()));
    }
    lumaAdder.load(mark);
    lumaAdder.add(picture.y());
    chromaAdder.load(scaled(mark, CHROMA_OVER_LUMA));
    chromaAdder.add(picture.u());
    chromaAdder.subtract(picture.v());
  }

  private Optional<float[]> pattern(int n) {
    return estimate.tile(n).map(tile -> frame.toCoded(tiling.repeat(tile)));
  }

  private void add(float[] pattern, float scale) {
    for (int i = 0; i < mark.length; i++) {
      mark[i] += scale * pattern[i];
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
