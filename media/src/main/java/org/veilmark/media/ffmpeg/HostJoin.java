package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.veilmark.media.ByteSource;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.HostCoding;
import org.veilmark.media.MediaException;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;

/** Whether parts encoded anew and packets copied from the host can stand in one track. */
final class HostJoin {
  /** x264's names of the values of profile_idc. */
  private static final Map<Integer, String> PROFILES =
      Map.of(
          66, "baseline",
          77, "main",
          100, "high",
          110, "high10",
          122, "high422",
          244, "high444");

  static final String NO_SPARE_ID = "the video's parameter sets leave no id to others";

  private static final int LOSSLESS_PROFILE = 244;

  private HostJoin() {}

  /** x264's name of the host's profile, if it writes that. */
  static Optional<String> profile(HostCoding host) {
    return Optional.ofNullable(PROFILES.get(host.profile()));
  }

  /**
   * What the encoder must keep within.
   *
   * @throws UnsupportedMediaException saying what keeps them apart
   */
  static HostCoding terms(ByteSource source, EncoderSettings settings)
      throws IOException, MediaException {
    try (DemuxerHandle host = DemuxerHandle.open(source)) {
      int stream = host.bestVideoStream();
      String codec =
          avcodec.avcodec_get_name(host.stream(stream).codecpar().codec_id()).getString();
      String own = settings.codec().ffmpegName();
      require(codec.equals(own), "the video is %s, but %s is to be written".formatted(codec, own));
      if (settings.codec() == VideoCodec.VP9) {
        return HostCoding.ANY;
      }
      require(
          settings.codec() != VideoCodec.AV1
              && VideoEncoder.require(settings.codec()) != VideoEncoder.OPENH264,
          "the encoder for %s cannot give its parameter sets other ids than the video's"
              .formatted(own));
      HostCoding coding = config(host, stream).coding();
      require(
          settings.codec() != VideoCodec.H264
              || !settings.rate().isLossless()
              || coding.profile() == LOSSLESS_PROFILE,
          "coding without loss needs another profile than the video has");
      return coding;
    }
  }

  /** Sets may be in the container's header, in key pictures, or in both. */
  private static HostConfig config(DemuxerHandle host, int stream)
      throws IOException, UnsupportedMediaException {
    Optional<? extends HostConfig> header = HostConfig.of(host.stream(stream).codecpar());
    if (header.isEmpty()) {
      throw refusal("the video's parameter sets cannot be read");
    }
    host.readOnly(stream);
    try (PacketHandle packet = new PacketHandle()) {
      while (host.read(packet)) {
        if (packet.packet().stream_index() == stream && packet.isKey()) {
          return header.get().withSetsOf(packet.bytes());
        }
      }
    }
    return header.get();
  }

  private static void require(boolean condition, String otherwise)
      throws UnsupportedMediaException {
    if (!condition) {
      throw refusal(otherwise);
    }
  }

  static UnsupportedMediaException refusal(String why) {
    return new UnsupportedMediaException("video stream", why);
  }
}
