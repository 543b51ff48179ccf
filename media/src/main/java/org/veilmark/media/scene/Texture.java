package org.veilmark.media.scene;

/**
 * Fractal value noise on a square that repeats without a seam: smooth shapes of all sizes, as
 * leaves or clouds have them.
 */
final class Texture {
  private static final int SIDE = 512;
  private static final int MASK = SIDE - 1;
  private static final int COARSEST_CELLS = 4;
  private static final int OCTAVES = 6;

  private final float[] values = new float[SIDE * SIDE];

  /** A texture of its own for each seed; values are about -1 to 1. */
  Texture(long seed) {
    float amplitude = 0.6f;
    int cells = COARSEST_CELLS;
    for (int octave = 0; octave < OCTAVES; octave++) {
      addOctave(Noise.mix(seed + octave), cells, amplitude);
      amplitude *= 0.66f;
      cells *= 2;
    }
  }

  private void addOctave(long seed, int cells, float amplitude) {
    int cellSide = SIDE / cells;
    for (int y = 0; y < SIDE; y++) {
      int row = y / cellSide;
      float fy = smooth((float) (y % cellSide) / cellSide);
      for (int x = 0; x < SIDE; x++) {
        int column = x / cellSide;
        float fx = smooth((float) (x % cellSide) / cellSide);
        float top = blend(node(seed, column, row, cells), node(seed, column + 1, row, cells), fx);
        float bottom =
            blend(node(seed, column, row + 1, cells), node(seed, column + 1, row + 1, cells), fx);
        values[y * SIDE + x] += amplitude * blend(top, bottom, fy);
      }
    }
  }

  private static float node(long seed, int column, int row, int cells) {
    return Noise.signed(seed, column % cells, row % cells);
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  private static float blend(float a, float b, float share) {
    return a + (b - a) * share;
  }

  /** The value at a point; one texture square is 1 by 1. */
  float at(double x, double y) {
    double px = x * SIDE;
    double py = y * SIDE;
    int column = (int) Math.floor(px);
    int row = (int) Math.floor(py);
    float fx = (float) (px - column);
    float fy = (float) (py - row);
    int top = (row & MASK) * SIDE;
    int bottom = ((row + 1) & MASK) * SIDE;
    int left = column & MASK;
    int right = (column + 1) & MASK;
    return blend(
        blend(values[top + left], values[top + right], fx),
        blend(values[bottom + left], values[bottom + right], fx),
        fy);
  }
}
