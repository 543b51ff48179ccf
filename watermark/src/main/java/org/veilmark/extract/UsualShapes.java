package org.veilmark.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * The maps of what is done to pictures to give them another shape. They can be told from the shape
 * that a copy has, so that the pilots can be asked at once where the lattice shows too little to
 * speak for them.
 */
final class UsualShapes {
  /** Width over height of wide pictures, and height over width of upright ones. */
  private static final double WIDE = 16.0 / 9;

  /**
   * Widths over what they were. A wide picture squeezed to 4:3, and the other way; samples of ITU-R
   * BT.601 shown as if they were square: 720x576 of 16:9 and of 4:3, 720x480 of 16:9 and of 4:3.
   */
  private static final double[] STRETCHES = {
    3.0 / 4, 4.0 / 3, 45.0 / 64, 15.0 / 16, 27.0 / 32, 9.0 / 8
  };

  private UsualShapes() {}

  /**
   * The maps for a copy, without the identity.
   *
   * @param width of the copy, in any unit
   * @param height in the same unit
   */
  static List<GeometryMap> of(int width, int height) {
    double shape = (double) width / height;
    List<GeometryMap> maps = new ArrayList<>();
    for (double stretch : STRETCHES) {
      double scale = shortSide(shape / stretch) / shortSide(shape);
      maps.add(new GeometryMap(stretch * scale, 0, 0, scale));
    }
    if (width != height) {
      // The middle of a picture that lay the other way.
      maps.add(scaled(Math.max(shape, 1 / shape)));
    }
    // Between bars: a wide picture above which there is room, an upright one beside which there is.
    if (shape < WIDE - 0.01) {
      maps.add(scaled(shape / WIDE / shortSide(shape)));
    }
    if (shape > 1 / WIDE + 0.01) {
      maps.add(scaled(1 / WIDE / shortSide(shape)));
    }
    return maps;
  }

  private static GeometryMap scaled(double scale) {
    return new GeometryMap(scale, 0, 0, scale);
  }

  /** Over the height. */
  private static double shortSide(double shape) {
    return Math.min(shape, 1);
  }
}
