package org.veilmark.cli.demo;

import org.veilmark.signal.Rotation;

/** A picture as RGB, in display orientation. */
final class Still {
  private final int width;
  private final int height;
  private final int[] rgb;

  /**
   * A picture of its own.
   *
   * @param rgb 0xRRGGBB, row by row; not copied
   */
  Still(int width, int height, int[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /** Pixels a row. */
  int width() {
    return width;
  }

  /** Rows. */
  int height() {
    return height;
  }

  /** Turned clockwise, as pictures must be to be shown. */
  Still turned(Rotation rotation) {
    Still still = this;
    for (int turn = 0; turn < rotation.quarterTurns(); turn++) {
      still = still.turnedClockwise();
    }
    return still;
  }

  private Still turnedClockwise() {
    int[] turned = new int[rgb.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[x * height + (height - 1 - y)] = rgb[y * width + x];
      }
    }
    return new Still(/* width= */ height, /* height= */ width, turned);
  }

  /** The mean of the pixels under one of {@code columns} by {@code rows} cells. */
  int mean(int column, int row, int columns, int rows) {
    int left = column * width / columns;
    int right = Math.max(left + 1, (column + 1) * width / columns);
    int top = row * height / rows;
    int bottom = Math.max(top + 1, (row + 1) * height / rows);
    int[] sums = new int[3];
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = rgb[y * width + x];
        sums[0] += (pixel >> 16) & 0xff;
        sums[1] += (pixel >> 8) & 0xff;
        sums[2] += pixel & 0xff;
      }
    }
    int count = (right - left) * (bottom - top);
    return pack(sums[0] / count, sums[1] / count, sums[2] / count);
  }

  /** How much {@code other} differs from this, magnified around middle gray. */
  Still difference(Still other, int gain) {
    int[] pixels = new int[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      pixels[i] =
          pack(
              magnified(rgb[i] >> 16, other.rgb[i] >> 16, gain),
              magnified(rgb[i] >> 8, other.rgb[i] >> 8, gain),
              magnified(rgb[i], other.rgb[i], gain));
    }
    return new Still(width, height, pixels);
  }

  private static int magnified(int from, int to, int gain) {
    return Math.max(0, Math.min(255, 128 + gain * ((to & 0xff) - (from & 0xff))));
  }

  private static int pack(int red, int green, int blue) {
    return (red << 16) | (green << 8) | blue;
  }
}
