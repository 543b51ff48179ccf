package org.veilmark.media.ffmpeg;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.veilmark.media.HostCoding;
import org.veilmark.media.UnsupportedMediaException;

/** The parameter sets of a host's track, and how its packets are framed. */
sealed interface HostConfig permits H264Config, HevcConfig {

  /** Of a track; empty if its coding has no such sets or its extradata are damaged. */
  static Optional<? extends HostConfig> of(AVCodecParameters parameters) {
    byte[] extradata = NativeBytes.copy(parameters.extradata(), parameters.extradata_size());
    return switch (parameters.codec_id()) {
      case avcodec.AV_CODEC_ID_H264 -> H264Config.parse(extradata);
      case avcodec.AV_CODEC_ID_HEVC -> HevcConfig.parse(extradata);
      default -> Optional.empty();
    };
  }

  /** Bytes of each unit's length, or {@link NalUnits#START_CODES}. */
  int lengthSize();

  /** The same with the sets within an access unit. */
  HostConfig withSetsOf(byte[] accessUnit);

  /**
   * What parts encoded anew must keep within to stand beside the host's.
   *
   * @throws UnsupportedMediaException saying why none can
   */
  HostCoding coding() throws UnsupportedMediaException;

  /** Extradata with the sets of an encoder, given with start codes, behind these. */
  byte[] with(byte[] encoderSets);
}
