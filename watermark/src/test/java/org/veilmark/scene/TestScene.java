package org.veilmark.scene;

import java.util.Random;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/**
 * A made-up video: a textured picture that pans slowly under a brightness gradient, with a flat and
 * a dark part.
 */
public final class TestScene {
  private static final int PERIOD = 256;

  private final PictureFormat format;
  private final float[] texture = new float[PERIOD * PERIOD];

  /** A scene of its own for each seed. */
  public TestScene(PictureFormat format, long seed) {
    this.format = format;
    Random random = new Random(seed);
    for (int octave = 1; octave <= 6; octave++) {
      addOctave(random, 1 << octave, 60f / (1 << octave) * 4);
    }
  }

  private void addOctave(Random random, int cells, float amplitude) {
    float[] values = new float[cells * cells];
    for (int i = 0; i < values.length; i++) {
      values[i] = (random.nextFloat() - 0.5f) * amplitude;
    }
    for (int y = 0; y < PERIOD; y++) {
      for (int x = 0; x < PERIOD; x++) {
        double fx = (double) x * cells / PERIOD;
        double fy = (double) y * cells / PERIOD;
        int x0 = (int) fx;
        int y0 = (int) fy;
        double ax = fx - x0;
        double ay = fy - y0;
        int x1 = (x0 + 1) % cells;
        int y1 = (y0 + 1) % cells;
        texture[y * PERIOD + x] +=
            (float)
                ((1 - ay) * ((1 - ax) * values[y0 * cells + x0] + ax * values[y0 * cells + x1])
                    + ay * ((1 - ax) * values[y1 * cells + x0] + ax * values[y1 * cells + x1]));
      }
    }
  }

  /** The picture at a time. */
  public Picture at(double seconds) {
    Picture picture = Picture.allocate(format);
    fill(picture.y(), seconds, 120, 1);
    fill(picture.u(), seconds, 120, 0.2f);
    fill(picture.v(), seconds, 136, -0.2f);
    return picture;
  }

  private void fill(Plane plane, double seconds, int middle, float contrast) {
    double pan = 6 * seconds / 256;
    int scale = 1 << (plane.bitDepth() - 8);
    float[] row = new float[plane.width()];
    for (int y = 0; y < plane.height(); y++) {
      double v = (double) y / plane.height();
      for (int x = 0; x < plane.width(); x++) {
        double u = (double) x / plane.width();
        int tx = Math.floorMod((int) ((u + pan) * PERIOD), PERIOD);
        int ty = (int) (v * (PERIOD - 1));
        boolean flat = u < 0.25;
        double light = v > 0.75 ? 0.4 : 1;
        double value = middle + (flat ? 0 : contrast * texture[ty * PERIOD + tx]);
        row[x] = (float) Math.floor(Math.max(0, Math.min(255, value * light)) * scale) / scale;
      }
      plane.addRow(y, row);
    }
  }
}
