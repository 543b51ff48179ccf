package org.veilmark.media.scene;

import java.util.Arrays;
import java.util.List;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/**
 * A film of a meadow, a street at night and a studio, one after the other with hard cuts, with a
 * little grain over it. A picture is a function of seed, format and time alone. Safe for use by
 * several threads.
 */
public final class SceneFilm {
  /** Seconds from one cut to the next. */
  public static final double SHOT_SECONDS = 3.4;

  private static final float GRAIN_RMS8 = 1.2f;

  private final PictureFormat format;
  private final long seed;
  private final List<Shot> shots;

  /**
   * A film.
   *
   * @param format what its pictures are
   * @param seed decides all textures
   */
  public SceneFilm(PictureFormat format, long seed) {
    this.format = format;
    this.seed = seed;
    shots = List.of(new Meadow(seed), new Night(seed), new Studio(seed));
  }

  /** What its pictures are. */
  public PictureFormat format() {
    return format;
  }

  /**
   * The picture at a time.
   *
   * @param seconds from the start, at least 0; the shots repeat for ever
   */
  public Picture at(double seconds) {
    int cut = (int) Math.floor(seconds / SHOT_SECONDS);
    Shot shot = shots.get(cut % shots.size());
    double since = seconds - cut * SHOT_SECONDS;
    Picture picture = Picture.allocate(format);
    int blockWidth = 1 << format.chromaShiftX();
    int blockHeight = 1 << format.chromaShiftY();
    float[] chromaU = new float[format.chromaWidth()];
    float[] chromaV = new float[format.chromaWidth()];
    float[] luma = new float[format.width()];
    float[] colour = new float[3];
    long grain = Noise.mix(seed ^ Double.doubleToLongBits(seconds));
    float share = 1f / (blockWidth * blockHeight);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        shot.colour(since, (x + 0.5) / format.height(), (y + 0.5) / format.height(), colour);
        luma[x] = clip(colour[0]) + GRAIN_RMS8 * Noise.signed(grain, x, y);
        chromaU[x / blockWidth] += share * clip(colour[1]);
        chromaV[x / blockWidth] += share * clip(colour[2]);
      }
      picture.y().addRow(y, luma);
      if ((y + 1) % blockHeight == 0 || y == format.height() - 1) {
        flush(chromaU, picture.u(), y / blockHeight);
        flush(chromaV, picture.v(), y / blockHeight);
      }
    }
    return picture;
  }

  private static void flush(float[] sums, Plane plane, int row) {
    plane.addRow(row, sums);
    Arrays.fill(sums, 0f);
  }

  /** To video range, a little within so that grain does not leave it. */
  private static float clip(float value) {
    return Math.max(18, Math.min(233, value));
  }
}
