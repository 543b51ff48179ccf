package org.veilmark.bench.scheme;

import java.util.List;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.PatternGain;
import org.veilmark.spread.Tiling;
import org.veilmark.transform.Blur;
import org.veilmark.transform.GridReader;

/**
 * Learns the patterns of a mark from one marked video, as somebody can who knows the algorithm but
 * not the key: what a picture differs from its surroundings by, over its local variance, is folded
 * into the tile of the pattern that shows, with its sign. Luma only. Not safe for use by several
 * threads.
 */
public final class MarkEstimator {
  private static final CarrierFormat CARRIER = CarrierFormat.STANDARD;

  /** Keeps what is flat from outweighing all else; in squared 8-bit code values. */
  private static final float LEAST_VARIANCE8 = 1;

  private final CanonicalFrame frame;
  private final Tiling tiling;
  private final double offsetSeconds;
  private final EpochClock clock = new EpochClock(CARRIER);
  private final GridReader reader;
  private final Blur blur;
  private final float[] grid;
  private final float[] other;
  private final double[][] signed;
  private final double[][] gains;
  private final double[][] powers;
  private final double[] sum;
  private final double[] weight;

  /**
   * An estimator for the pictures of one video.
   *
   * @param offsetSeconds what the attacker adds to presentation times to get the embedder's; 0
   *     where the video was not cut
   */
  public MarkEstimator(PictureFormat format, double offsetSeconds) {
    this.offsetSeconds = offsetSeconds;
    frame = CanonicalFrame.of(format);
    tiling = new Tiling(CARRIER.tileSide(), frame.shownWidth(), frame.shownHeight());
    reader =
        new GridReader(frame, format.width(), format.height(), format.width(), format.height());
    blur = new Blur(frame.codedWidth(), frame.codedHeight(), MarkEstimate.BLUR_SIGMA);
    grid = new float[frame.area()];
    other = new float[frame.area()];
    int tile = CARRIER.tileSide() * CARRIER.tileSide();
    signed = new double[CARRIER.epochs()][tile];
    gains = new double[CARRIER.epochs()][tile];
    powers = new double[CARRIER.epochs()][tile];
    sum = new double[tile];
    weight = new double[tile];
  }

  /** Looks at a picture. */
  public void see(Picture picture, double presentationSeconds) {
    reader.read(picture.y(), grid);
    System.arraycopy(grid, 0, other, 0, grid.length);
    blur.apply(other);
    for (int i = 0; i < grid.length; i++) {
      grid[i] -= other[i];
      other[i] = grid[i] * grid[i];
    }
    blur.apply(other);
    fold(frame.toShown(grid), frame.toShown(other), presentationSeconds + offsetSeconds);
  }

  private void fold(float[] values, float[] variances, double seconds) {
    List<PatternGain> patterns = clock.at(seconds);
    for (int y = 0, i = 0; y < frame.shownHeight(); y++) {
      for (int x = 0; x < frame.shownWidth(); x++, i++) {
        int at = tiling.at(x, y);
        double w = 1 / (Math.max(0, variances[i]) + LEAST_VARIANCE8);
        sum[at] += w * values[i];
        weight[at] += w;
        for (PatternGain shown : patterns) {
          int n = shown.pattern();
          signed[n][at] += shown.gain() * w * values[i];
          gains[n][at] += shown.gain() * w;
          powers[n][at] += shown.gain() * shown.gain() * w;
        }
      }
    }
  }

  /** What was learnt. The mean over time, which is the host's, is taken off. */
  public MarkEstimate finish() {
    for (int n = 0; n < signed.length; n++) {
      for (int at = 0; at < sum.length; at++) {
        signed[n][at] -= weight[at] == 0 ? 0 : gains[n][at] * sum[at] / weight[at];
      }
    }
    return new MarkEstimate(signed, powers);
  }
}
