package org.veilmark.media.scene;

/** A flat wall, sharp edges and fine stripes: what an interview or a screen recording shows. */
final class Studio implements Shot {
  private static final int STRIPES_PER_HEIGHT = 34;
  private static final double LINE_HEIGHT = 0.055;

  private final Texture face;
  private final long seed;

  Studio(long seed) {
    this.seed = Noise.mix(seed + 31);
    face = new Texture(this.seed);
  }

  @Override
  public void colour(double seconds, double x, double y, float[] colour) {
    colour[0] = (float) (172 - 40 * y - 8 * x);
    colour[1] = 124;
    colour[2] = 130;
    double sway = 0.03 * StrictMath.sin(1.7 * seconds);
    if (inside(x, y, 0.18 + sway, 0.2, 0.55, 0.8)) {
      boolean dark = Math.floorMod((int) Math.floor((x - sway) * STRIPES_PER_HEIGHT), 2) == 0;
      colour[0] = dark ? 70 : 128;
      colour[1] = 150;
      colour[2] = 108;
    }
    headline(seconds, x, y, colour);
    double dx = (x - 1.35 - 0.5 * sway) / 0.2;
    double dy = (y - 0.55 + 0.4 * sway) / 0.28;
    if (dx * dx + dy * dy < 1) {
      float skin = face.at(dx * 0.35, dy * 0.35);
      colour[0] = 148 + 22 * skin - (float) (18 * dx);
      colour[1] = 112;
      colour[2] = 148 + 4 * skin;
    }
  }

  /** Blocks like words, in lines that scroll up. */
  private void headline(double seconds, double x, double y, float[] colour) {
    if (!inside(x, y, 0.62, 0.15, 1.08, 0.85)) {
      return;
    }
    double scrolled = (y + 0.05 * seconds) / LINE_HEIGHT;
    int line = (int) Math.floor(scrolled);
    boolean betweenLines = scrolled - line > 0.6;
    boolean gap = Noise.signed(seed, (int) Math.floor(x / 0.022), line) > 0.55f;
    colour[0] = betweenLines || gap ? 222 : 40;
    colour[1] = 128;
    colour[2] = 128;
  }

  private static boolean inside(
      double x, double y, double left, double top, double right, double bottom) {
    return x >= left && x < right && y >= top && y < bottom;
  }
}
