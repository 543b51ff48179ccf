package org.veilmark.media.scene;

/** Textured ground under a sky; the camera pans, a ball bounces through. */
final class Meadow implements Shot {
  private static final double PAN_PER_SECOND = 0.06;
  private static final double HORIZON = 0.34;
  private static final double BALL_RADIUS = 0.07;

  private final Texture ground;
  private final Texture clouds;

  Meadow(long seed) {
    ground = new Texture(Noise.mix(seed + 11));
    clouds = new Texture(Noise.mix(seed + 12));
  }

  @Override
  public void colour(double seconds, double x, double y, float[] colour) {
    double panned = x + PAN_PER_SECOND * seconds;
    double ridge = HORIZON + 0.06 * ground.at(panned * 0.4, 0.3);
    if (y < ridge) {
      float cloud = clouds.at(panned * 0.25 + 0.01 * seconds, y * 0.5);
      float white = Math.max(0, cloud);
      set(colour, 150 + (float) (50 * y) + 45 * white, 140 - 10 * white, 116 + 8 * white);
    } else {
      float coarse = ground.at(panned * 0.8, y * 0.8);
      float fine = ground.at(panned * 2.6, y * 2.6);
      set(colour, 100 + 42 * coarse + 30 * fine, 108 + 8 * coarse, 116 + 7 * fine);
    }
    ball(seconds, x, y, colour);
  }

  private static void ball(double seconds, double x, double y, float[] colour) {
    double phase = seconds % 1.1;
    double dx = x - (0.15 + 0.42 * seconds);
    double dy = y - (0.82 - 1.9 * phase * (1.1 - phase));
    double distance = StrictMath.sqrt(dx * dx + dy * dy);
    float cover = (float) Math.max(0, Math.min(1, (BALL_RADIUS - distance) * 250));
    if (cover > 0) {
      float shade = (float) (120 - 500 * (dx + dy) * 0.5);
      colour[0] += cover * (shade - colour[0]);
      colour[1] += cover * (100 - colour[1]);
      colour[2] += cover * (185 - colour[2]);
    }
  }

  private static void set(float[] colour, float y, float u, float v) {
    colour[0] = y;
    colour[1] = u;
    colour[2] = v;
  }
}
