package org.veilmark.media;

/**
 * How code values map to colours, as code points of ISO/IEC 23091-2 (H.273).
 *
 * @param range 0 not stated, 1 video (limited) range, 2 full range
 * @param primaries colour primaries; 2 not stated
 * @param transfer transfer characteristics; 2 not stated, 16 PQ, 18 HLG
 * @param matrix matrix coefficients; 2 not stated
 * @param chromaLocation 0 not stated, else the standard's chroma location type plus 1
 */
public record ColourTags(int range, int primaries, int transfer, int matrix, int chromaLocation) {
  private static final int UNSPECIFIED = 2;
  private static final int PQ = 16;

  /** Nothing is stated: video range is meant. */
  public static final ColourTags NONE = new ColourTags(0, UNSPECIFIED, UNSPECIFIED, UNSPECIFIED, 0);

  /** Whether code values mean absolute luminance, up to 10,000 cd/m2 (SMPTE ST 2084). */
  public boolean isPq() {
    return transfer == PQ;
  }
}
