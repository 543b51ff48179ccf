package org.veilmark.media.ffmpeg;

import java.util.List;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;

/** Tells key pictures that may follow anything from those that only look like it. */
final class RandomAccess {
  private static final int H264_IDR = 5;

  private final int codec;
  private final int lengthSize;

  RandomAccess(AVCodecParameters parameters) {
    codec = parameters.codec_id();
    lengthSize = HostConfig.of(parameters).map(HostConfig::lengthSize).orElse(NalUnits.START_CODES);
  }

  /**
   * Whether a decoder that is told to begin anew forgets everything before this key packet, so that
   * other pictures may be put there. Codings that have no other kind of key picture always do.
   */
  boolean refreshes(PacketHandle packet) {
    return switch (codec) {
      case avcodec.AV_CODEC_ID_H264 -> has(packet, unit -> (unit[0] & 0x1f) == H264_IDR);
      case avcodec.AV_CODEC_ID_HEVC ->
          // Not a CRA: where it begins a sequence, decoders drop what still waits to be shown
          // (ITU-T H.265, C.5.2.2), and FFmpeg up to 5.1 always has some.
          has(
              packet,
              unit -> {
                int type = HevcUnits.type(unit);
                return type >= HevcUnits.BLA_W_LP && type < HevcUnits.CRA;
              });
      case avcodec.AV_CODEC_ID_AV1 -> false; // would need its sequence headers compared
      default -> true;
    };
  }

  /** Whether all other pictures of a group decode without its leading ones. */
  boolean leadingMayBeLeftOut() {
    return codec == avcodec.AV_CODEC_ID_HEVC;
  }

  private boolean has(PacketHandle packet, Predicate<byte[]> wanted) {
    List<byte[]> units = NalUnits.split(packet.bytes(), lengthSize);
    return units.stream().anyMatch(unit -> unit.length > 0 && wanted.test(unit));
  }
}
