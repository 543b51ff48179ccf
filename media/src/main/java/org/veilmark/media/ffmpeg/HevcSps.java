package org.veilmark.media.ffmpeg;

/**
 * The beginning of a sequence parameter set (ITU-T H.265, 7.3.2.2.1 and 7.3.3).
 *
 * @param profile general_profile_idc
 * @param level general_level_idc: 30 times the level's number
 * @param intraOnly whether it promises that no picture refers to another
 * @param id sps_seq_parameter_set_id
 * @param idAtBit where the id stands in the payload
 */
record HevcSps(int profile, int level, boolean intraOnly, int id, int idAtBit) {
  private static final int MAX_SUB_LAYERS = 7;

  static HevcSps parse(byte[] nalUnit) {
    BitReader bits = new BitReader(nalUnit, HevcUnits.HEADER_BYTES);
    bits.bits(4); // vps id
    int furtherLayers = bits.bits(3);
    bits.bits(4); // temporal nesting, profile space, tier
    int profile = bits.bits(5);
    bits.skip(32 + 10); // compatibility flags, then constraint flags up to that of monochrome
    boolean intraOnly = bits.flag();
    boolean onePictureOnly = bits.flag();
    bits.skip(48 - 12);
    int level = bits.bits(8);
    skipSubLayers(bits, furtherLayers);
    int at = bits.position();
    return new HevcSps(profile, level, intraOnly || onePictureOnly, bits.unsigned(), at);
  }

  private static void skipSubLayers(BitReader bits, int count) {
    if (count == 0) {
      return;
    }
    int present = 0;
    for (int i = 0; i <= MAX_SUB_LAYERS; i++) {
      int profileAndLevel = bits.bits(2);
      if (i < count) {
        present += (profileAndLevel >> 1) * 88 + (profileAndLevel & 1) * 8;
      }
    }
    bits.skip(present);
  }
}
