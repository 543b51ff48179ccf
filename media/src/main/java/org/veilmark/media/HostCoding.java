package org.veilmark.media;

/**
 * What the parameter sets of a track promise to decoders. Parts that are encoded anew beside copied
 * ones must keep within it.
 *
 * @param profile profile_idc
 * @param level level_idc, in the coding's own unit
 * @param referenceFrames pictures that may be referred to, or {@link #BY_LEVEL}
 * @param spareSetId an id that the parameter sets do not have
 */
public record HostCoding(int profile, int level, int referenceFrames, int spareSetId) {
  /** As many as the level allows, which parts encoded anew keep within by themselves. */
  public static final int BY_LEVEL = 0;

  /** Of a coding whose key pictures say everything. */
  public static final HostCoding ANY = new HostCoding(0, 0, 0, 0);
}
