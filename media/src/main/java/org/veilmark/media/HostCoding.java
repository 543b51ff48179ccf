package org.veilmark.media;

/**
 * What the parameter sets of a track promise to decoders. Parts that are encoded anew beside copied
 * ones must keep within it.
 *
 * @param profile profile_idc
 * @param level level_idc: ten times the level's number
 * @param referenceFrames pictures that may be referred to
 * @param spareSetId an id that none of the parameter sets has
 */
public record HostCoding(int profile, int level, int referenceFrames, int spareSetId) {
  /** Of a coding whose key pictures say everything. */
  public static final HostCoding ANY = new HostCoding(0, 0, 0, 0);
}
