package org.veilmark.fingerprint;

/**
 * How far a video shows what a marked one shows, where the two are laid upon each other as well as
 * can be: shifted in time, turned by quarters and mirrored.
 *
 * @param similarity share of the signs that are the same, 0 to 1; about a half by chance
 * @param offsetSeconds where in the marked video the other one begins
 * @param samples pictures compared; 0, as all else, if there are fewer than {@value #LEAST_SAMPLES}
 */
public record FingerprintMatch(double similarity, double offsetSeconds, int samples) {
  /** What a match says. */
  public enum Verdict {
    /** These are the pictures that were marked. */
    SAME,
    /** They are not: the mark was carried over. */
    DIFFERENT,
    /** Too few pictures, or altered too much. */
    UNSURE
  }

  private static final double SAME = 0.75;
  private static final double DIFFERENT = 0.67;

  /** Two seconds: fewer are too often alike by chance. */
  static final int LEAST_SAMPLES = 8;

  /**
   * The best match.
   *
   * @param marked of the pictures that were marked
   * @param read of the video in question
   * @param rate seconds of the marked video that pass in a second of the other one
   */
  public static FingerprintMatch of(Fingerprint marked, Fingerprint read, double rate) {
    return new FingerprintSearch(marked, read, rate).best();
  }

  /**
   * What this says.
   *
   * @param whole whether the other video shows the whole pictures, upright, turned by quarters or
   *     mirrored: the signs of a part do not follow from those of the whole, and being unlike says
   *     nothing
   */
  public Verdict verdict(boolean whole) {
    if (samples >= LEAST_SAMPLES && similarity >= SAME) {
      return Verdict.SAME;
    }
    return samples >= LEAST_SAMPLES && similarity <= DIFFERENT && whole
        ? Verdict.DIFFERENT
        : Verdict.UNSURE;
  }
}
