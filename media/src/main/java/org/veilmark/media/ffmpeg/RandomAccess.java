package org.veilmark.media.ffmpeg;

import java.util.List;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;

/** Tells key pictures that may follow anything from those that only look like it. */
final class RandomAccess {
  private static final int H264_IDR = 5;
  private static final int HEVC_IDR_W_RADL = 19;
  private static final int HEVC_IDR_N_LP = 20;

  private final int codec;
  private final int lengthSize;

  RandomAccess(AVCodecParameters parameters) {
    codec = parameters.codec_id();
    lengthSize =
        codec == avcodec.AV_CODEC_ID_H264
            ? H264Config.of(parameters).map(H264Config::lengthSize).orElse(NalUnits.START_CODES)
            : hevcLengthSize(NativeBytes.copy(parameters.extradata(), parameters.extradata_size()));
  }

  /** HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1) has it in its 22nd byte. */
  private static int hevcLengthSize(byte[] extradata) {
    boolean record = extradata.length > 22 && !NalUnits.hasStartCode(extradata);
    return record ? (extradata[21] & 3) + 1 : NalUnits.START_CODES;
  }

  /**
   * Whether a decoder forgets everything before this key packet, so that other pictures may be put
   * there. Codings that have no other kind of key picture always do.
   */
  boolean refreshes(PacketHandle packet) {
    return switch (codec) {
      case avcodec.AV_CODEC_ID_H264 -> has(packet, unit -> (unit[0] & 0x1f) == H264_IDR);
      case avcodec.AV_CODEC_ID_HEVC ->
          has(
              packet,
              unit -> {
                int type = unit[0] >> 1 & 0x3f;
                return type == HEVC_IDR_W_RADL || type == HEVC_IDR_N_LP;
              });
      case avcodec.AV_CODEC_ID_AV1 -> false; // would need its sequence headers compared
      default -> true;
    };
  }

  private boolean has(PacketHandle packet, Predicate<byte[]> wanted) {
    List<byte[]> units = NalUnits.split(packet.bytes(), lengthSize);
    return units.stream().anyMatch(unit -> unit.length > 0 && wanted.test(unit));
  }
}
