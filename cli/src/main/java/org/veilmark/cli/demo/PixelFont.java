package org.veilmark.cli.demo;

import java.awt.image.BufferedImage;
import java.util.Map;

/**
 * Capital letters and digits of 5 by 7 pixels, drawn twice as large: a headless Java on a bare
 * machine has no font to draw with.
 */
final class PixelFont {
  private static final int SCALE = 2;
  private static final int COLUMNS = 5;
  private static final int ROWS = 7;
  private static final int ADVANCE = (COLUMNS + 1) * SCALE;

  /** Seven rows of five bits each, the leftmost column in the highest bit. */
  private static final Map<Character, int[]> GLYPHS =
      Map.ofEntries(
          Map.entry('A', new int[] {14, 17, 17, 31, 17, 17, 17}),
          Map.entry('C', new int[] {14, 17, 16, 16, 16, 17, 14}),
          Map.entry('D', new int[] {30, 17, 17, 17, 17, 17, 30}),
          Map.entry('E', new int[] {31, 16, 16, 30, 16, 16, 31}),
          Map.entry('F', new int[] {31, 16, 16, 30, 16, 16, 16}),
          Map.entry('G', new int[] {14, 17, 16, 23, 17, 17, 15}),
          Map.entry('I', new int[] {14, 4, 4, 4, 4, 4, 14}),
          Map.entry('K', new int[] {17, 18, 20, 24, 20, 18, 17}),
          Map.entry('L', new int[] {16, 16, 16, 16, 16, 16, 31}),
          Map.entry('M', new int[] {17, 27, 21, 21, 17, 17, 17}),
          Map.entry('N', new int[] {17, 25, 21, 19, 17, 17, 17}),
          Map.entry('O', new int[] {14, 17, 17, 17, 17, 17, 14}),
          Map.entry('R', new int[] {30, 17, 17, 30, 20, 18, 17}),
          Map.entry('X', new int[] {17, 17, 10, 4, 10, 17, 17}),
          Map.entry('0', new int[] {14, 17, 19, 21, 25, 17, 14}),
          Map.entry('1', new int[] {4, 12, 4, 4, 4, 4, 14}),
          Map.entry('2', new int[] {14, 17, 1, 2, 4, 8, 31}),
          Map.entry('3', new int[] {31, 2, 4, 2, 1, 17, 14}),
          Map.entry('4', new int[] {2, 6, 10, 18, 31, 2, 2}),
          Map.entry('5', new int[] {31, 16, 30, 1, 1, 17, 14}),
          Map.entry('6', new int[] {6, 8, 16, 30, 17, 17, 14}),
          Map.entry('7', new int[] {31, 1, 2, 4, 8, 8, 8}),
          Map.entry('8', new int[] {14, 17, 17, 14, 17, 17, 14}),
          Map.entry('9', new int[] {14, 17, 17, 15, 1, 2, 12}),
          Map.entry(' ', new int[ROWS]));

  private PixelFont() {}

  /** Draws {@code text} with its upper left corner at a point; what is outside is left out. */
  static void draw(BufferedImage image, String text, int left, int top, int rgb) {
    for (int i = 0; i < text.length(); i++) {
      int[] glyph = GLYPHS.get(text.charAt(i));
      if (glyph == null) {
        throw new IllegalArgumentException("no glyph for '" + text.charAt(i) + "'");
      }
      for (int y = 0; y < ROWS * SCALE; y++) {
        for (int x = 0; x < COLUMNS * SCALE; x++) {
          boolean ink = ((glyph[y / SCALE] >> (COLUMNS - 1 - x / SCALE)) & 1) == 1;
          int column = left + i * ADVANCE + x;
          if (ink && column < image.getWidth()) {
            image.setRGB(column, top + y, rgb);
          }
        }
      }
    }
  }
}
