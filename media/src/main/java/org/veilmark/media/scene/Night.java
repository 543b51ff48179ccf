package org.veilmark.media.scene;

/** A dark street: hardly any light, a few lamps, a pair of headlights that comes nearer. */
final class Night implements Shot {
  private static final double[][] LAMPS = {{0.2, 0.3}, {0.62, 0.24}, {1.05, 0.33}, {1.5, 0.27}};

  private final Texture walls;

  Night(long seed) {
    walls = new Texture(Noise.mix(seed + 21));
  }

  @Override
  public void colour(double seconds, double x, double y, float[] colour) {
    float wall = walls.at(x * 0.7, y * 0.7 + 0.004 * seconds);
    colour[0] = 27 + 7 * wall + (y > 0.7 ? 6 : 0);
    colour[1] = 131 + 2 * wall;
    colour[2] = 126;
    for (double[] lamp : LAMPS) {
      glow(x - lamp[0], y - lamp[1], 0.0011, 120, -16, 12, colour);
    }
    double near = 0.04 + 0.05 * seconds;
    double middle = 0.9 - 0.09 * seconds;
    double height = 0.62 + 0.03 * seconds;
    glow(x - middle - near, y - height, 0.0006 + 0.0005 * seconds, 190, 4, 0, colour);
    glow(x - middle + near, y - height, 0.0006 + 0.0005 * seconds, 190, 4, 0, colour);
  }

  /** Adds light that falls off with the square of the distance. */
  private static void glow(
      double dx, double dy, double size, float luma, float u, float v, float[] colour) {
    float light = (float) (size / (size + dx * dx + dy * dy));
    colour[0] += luma * light;
    colour[1] += u * light;
    colour[2] += v * light;
  }
}
