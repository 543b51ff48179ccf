package org.veilmark.still;

/**
 * How a picture looks, by measures that are each 0..1, the higher the better.
 *
 * @param sharpness from the variance of the Laplacian: 0 flat or blurred
 * @param exposure how near samples are to the middle between black and white, on average
 * @param contrast from the standard deviation of luma
 * @param colourfulness 0 gray
 */
public record PictureScore(
    double sharpness, double exposure, double contrast, double colourfulness) {
  private static final double EXPOSURE_WEIGHT = 0.4;
  private static final double CONTRAST_WEIGHT = 0.4;
  private static final double COLOUR_WEIGHT = 0.2;
  private static final double BEST = 100;

  /**
   * All of them in one, 0..100. What is not sharp is nothing, whatever its colours are; a gray
   * picture may still be a good one. The weights are chosen, not taken from a source.
   */
  public double total() {
    return BEST
        * sharpness
        * (EXPOSURE_WEIGHT * exposure + CONTRAST_WEIGHT * contrast + COLOUR_WEIGHT * colourfulness);
  }
}
