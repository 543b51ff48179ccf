package org.veilmark.media.scene;

/** What the camera sees between two cuts. */
interface Shot {
  /**
   * Computes the colour at a point.
   *
   * @param seconds since the cut
   * @param x from the left edge, in picture heights
   * @param y from the upper edge, 0 to 1
   * @param colour receives Y, U and V in 8-bit code values, not clipped
   */
  void colour(double seconds, double x, double y, float[] colour);
}
