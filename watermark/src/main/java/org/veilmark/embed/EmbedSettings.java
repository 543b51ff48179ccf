package org.veilmark.embed;

import org.veilmark.code.Algorithm;

/**
 * What to embed, and how strongly.
 *
 * @param algorithm how the message is spread over time
 * @param level which planes carry the mark: 0 for U, 1 for U and V, 2 for Y, U and V
 * @param strength relative to the default 1; 0 leaves the pictures as they are
 * @param message 1 to 64 characters
 */
public record EmbedSettings(Algorithm algorithm, int level, double strength, String message) {

  /** Highest strength, relative to the default. */
  public static final double MAX_STRENGTH = 10;

  /**
   * The mark of v1 over that of v2, so that its distortion is 2 dB less once samples are rounded:
   * it is read from more of the video.
   */
  private static final double V1_OVER_V2 = 0.774;

  /** Checks ranges; the message is checked where it is framed. */
  public EmbedSettings {
    if (level < 0 || level > 2) {
      throw new IllegalArgumentException("level " + level + ": there are 0, 1 and 2");
    }
    if (!(strength >= 0 && strength <= MAX_STRENGTH)) {
      throw new IllegalArgumentException("strength " + strength + " is not in 0.." + MAX_STRENGTH);
    }
  }

  /** Size of the mark relative to that of v2 at the default strength. */
  public double amplitude() {
    return switch (algorithm) {
      case V1 -> V1_OVER_V2 * strength;
      case V2 -> strength;
    };
  }
}
