package org.veilmark.embed;

/**
 * How large a mark a picture takes and needs: as much as is seen alike in all pictures, more in
 * pictures of few lines, in which fewer coded samples carry a canonical pixel.
 *
 * <p>The numbers are fitted to clips; docs/decisions, pages 0009 and 0025, have what they give.
 */
final class MarkAmplitude {
  /** What is seen of the luma mark, in 8-bit code values of a flat picture. */
  private static final double SEEN8 = 0.21;

  /** Root mean square of the luma mark at most, in 8-bit code values; 47.7 dB PSNR. */
  private static final double GREATEST_RMS8 = 1.05;

  /** Short side of the picture, in pixels, below which the mark grows. */
  private static final double ENOUGH_LINES = 720;

  private static final double FEW_LINES_POWER = 0.65;

  /** By how much the greatest mark grows with it: little, so that the pictures stay similar. */
  private static final double GREATEST_POWER = 0.125;

  /** Reached at 250 lines. */
  private static final double MOST_FOR_FEW_LINES = 2;

  private MarkAmplitude() {}

  /**
   * By what the mask's gain is multiplied.
   *
   * @param seen how much is seen of a mark as large as the gain, in 8-bit code values; positive
   * @param gainRms root mean square of the mask's gain; positive
   * @param lines the picture's short side as shown, in pixels
   */
  static double of(double seen, double gainRms, double lines) {
    double few =
        Math.min(
            MOST_FOR_FEW_LINES, StrictMath.pow(Math.max(1, ENOUGH_LINES / lines), FEW_LINES_POWER));
    double greatest = GREATEST_RMS8 * StrictMath.pow(few, GREATEST_POWER);
    return Math.min(greatest / gainRms, SEEN8 / seen * few);
  }
}
