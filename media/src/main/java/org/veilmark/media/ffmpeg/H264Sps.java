package org.veilmark.media.ffmpeg;

import java.util.Set;

/**
 * The beginning of a sequence parameter set (ITU-T H.264, 7.3.2.1.1).
 *
 * @param profile profile_idc
 * @param level level_idc
 * @param id seq_parameter_set_id
 * @param referenceFrames max_num_ref_frames
 */
record H264Sps(int profile, int level, int id, int referenceFrames) {
  private static final Set<Integer> WITH_CHROMA_FORMAT =
      Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);
  private static final int YUV444 = 3;
  private static final int MAX_CYCLE = 255;

  static H264Sps parse(byte[] nalUnit) {
    BitReader bits = new BitReader(nalUnit, 1);
    int profile = bits.bits(8);
    bits.bits(8); // constraint flags
    int level = bits.bits(8);
    int id = bits.unsigned();
    if (WITH_CHROMA_FORMAT.contains(profile)) {
      skipChromaFormat(bits);
    }
    bits.unsigned(); // log2_max_frame_num_minus4
    int orderType = bits.unsigned();
    if (orderType == 0) {
      bits.unsigned();
    } else if (orderType == 1) {
      bits.flag();
      bits.signed();
      bits.signed();
      int cycle = Math.min(MAX_CYCLE, bits.unsigned());
      for (int i = 0; i < cycle; i++) {
        bits.signed();
      }
    }
    return new H264Sps(profile, level, id, bits.unsigned());
  }

  private static void skipChromaFormat(BitReader bits) {
    int chromaFormat = bits.unsigned();
    if (chromaFormat == YUV444) {
      bits.flag();
    }
    bits.unsigned(); // bit depths
    bits.unsigned();
    bits.flag();
    if (bits.flag()) {
      int lists = chromaFormat == YUV444 ? 12 : 8;
      for (int i = 0; i < lists; i++) {
        if (bits.flag()) {
          skipScalingList(bits, i < 6 ? 16 : 64);
        }
      }
    }
  }

  private static void skipScalingList(BitReader bits, int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size && next != 0; i++) {
      next = (last + bits.signed() + 256) % 256;
      last = next == 0 ? last : next;
    }
  }
}
