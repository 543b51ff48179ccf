package org.veilmark.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the frame, in grid pixels.
 *
 * @param left its first column
 * @param top its first row
 */
record FramePart(int left, int top, int width, int height) {
  private static final int PARTS_A_ROW = 3;

  /** Sides over those of the frame: any picture half as large lies in some part for the most. */
  private static final double SIDE = 0.6;

  /** The parts of a frame of a size, row by row; they overlap. */
  static List<FramePart> of(int frameWidth, int frameHeight) {
    int width = (int) (SIDE * frameWidth);
    int height = (int) (SIDE * frameHeight);
    List<FramePart> parts = new ArrayList<>();
    for (int row = 0; row < PARTS_A_ROW; row++) {
      for (int column = 0; column < PARTS_A_ROW; column++) {
        int left = column * (frameWidth - width) / (PARTS_A_ROW - 1);
        int top = row * (frameHeight - height) / (PARTS_A_ROW - 1);
        parts.add(new FramePart(left, top, width, height));
      }
    }
    return parts;
  }
}
