package org.veilmark.embed;

/**
 * How large a mark a picture takes and needs. Takes: the more texture, the more goes unseen, and
 * the more of it compression and the host's own movement hide from the extractor. Needs: the fewer
 * lines, the fewer coded samples carry a canonical pixel.
 *
 * <p>The numbers are fitted to clips; docs/decisions/0009-strength.md has what they give.
 */
final class MarkAmplitude {
  /** Root mean square of the luma mark on an ordinary picture, in 8-bit code values; 48 dB PSNR. */
  private static final double ORDINARY_RMS8 = 1.0;

  /** The same at most, 44 dB. */
  private static final double GREATEST_RMS8 = 1.65;

  /** Root mean square of the mask's gain on an ordinary picture. */
  private static final double ORDINARY_GAIN = 1.35;

  /** Above the ordinary gain the mark grows faster than the gain. */
  private static final double TEXTURED_POWER = 1.5;

  /** Short side of the picture, in pixels, below which the mark grows. */
  private static final double ENOUGH_LINES = 720;

  private static final double SMALL_POWER = 0.8;

  private MarkAmplitude() {}

  /**
   * Root mean square of the luma mark, in 8-bit code values.
   *
   * @param gainRms root mean square of the mask's gain over the picture
   * @param lines the picture's short side as shown, in pixels
   */
  static double rms8(double gainRms, double lines) {
    double gain = gainRms / ORDINARY_GAIN;
    double texture = gain < 1 ? gain : StrictMath.pow(gain, TEXTURED_POWER);
    double size = StrictMath.pow(Math.max(1, ENOUGH_LINES / lines), SMALL_POWER);
    return Math.min(GREATEST_RMS8, ORDINARY_RMS8 * texture * size);
  }
}
