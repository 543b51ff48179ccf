package org.veilmark.signal;

/**
 * The grid in which the mark lives: the picture as shown, scaled alike in both directions to a
 * short side of {@value #SHORT_SIDE} pixels, centred. Plain resizing therefore does not move the
 * mark.
 *
 * <p>Grids are kept in the orientation in which the picture is coded, since pictures are read that
 * way; {@link #toShown} and {@link #toCoded} turn them.
 *
 * @param codedWidth grid columns, in coded orientation
 * @param codedHeight grid rows, in coded orientation
 * @param gridPerSampleX grid pixels per luma sample, horizontally
 * @param gridPerSampleY grid pixels per luma sample, vertically
 * @param rotation how to turn the coded picture to show it
 */
public record CanonicalFrame(
    int codedWidth,
    int codedHeight,
    double gridPerSampleX,
    double gridPerSampleY,
    Rotation rotation) {
  /** Short side of the grid, in pixels. Part of the mark's format. */
  public static final int SHORT_SIDE = 144;

  /** Longest side of the grid, in pixels: wider pictures are marked in their middle only. */
  public static final int MAX_LONG_SIDE = 8 * SHORT_SIDE;

  /** The grid of pictures of a format. */
  public static CanonicalFrame of(PictureFormat format) {
    double shownWidth = (double) format.width() * format.sarNum() / format.sarDen();
    double scale = SHORT_SIDE / Math.min(shownWidth, format.height());
    return new CanonicalFrame(
        side(shownWidth * scale),
        side(format.height() * scale),
        scale * format.sarNum() / format.sarDen(),
        scale,
        format.rotation());
  }

  private static int side(double exact) {
    return (int) Math.min(MAX_LONG_SIDE, Math.round(exact));
  }

  /** Number of grid pixels. */
  public int area() {
    return codedWidth * codedHeight;
  }

  /** Grid columns as shown. */
  public int shownWidth() {
    return rotation.swapsSides() ? codedHeight : codedWidth;
  }

  /** Grid rows as shown. */
  public int shownHeight() {
    return rotation.swapsSides() ? codedWidth : codedHeight;
  }

  /** Turns a grid from coded to shown orientation; the same array where nothing turns. */
  public float[] toShown(float[] coded) {
    return turn(coded, codedWidth, codedHeight, rotation.quarterTurns());
  }

  /** Turns a grid from shown to coded orientation; the same array where nothing turns. */
  public float[] toCoded(float[] shown) {
    return turn(shown, shownWidth(), shownHeight(), -rotation.quarterTurns());
  }

  /** Turns a row-major grid clockwise. */
  private static float[] turn(float[] grid, int width, int height, int quarterTurns) {
    Rotation turns = Rotation.ofQuarterTurns(quarterTurns);
    if (turns == Rotation.NONE) {
      return grid;
    }
    float[] turned = new float[grid.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int to =
            switch (turns) {
              case NONE -> y * width + x;
              case CW_90 -> x * height + (height - 1 - y);
              case CW_180 -> (height - 1 - y) * width + (width - 1 - x);
              case CW_270 -> (width - 1 - x) * height + y;
            };
        turned[to] = grid[y * width + x];
      }
    }
    return turned;
  }
}
