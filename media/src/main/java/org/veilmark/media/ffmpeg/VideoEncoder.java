package org.veilmark.media.ffmpeg;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoStreamInfo;

/** Encoders that FFmpeg may have been built with; of those for one coding the better one first. */
enum VideoEncoder {
  /** In the GPL build only. */
  X264(VideoCodec.H264, X264Options.X264, 10),
  /** Codes every picture with the quantiser that the rate factor names; knows no presets. */
  OPENH264(VideoCodec.H264, "libopenh264", 8),
  /** In the GPL build only. */
  X265(VideoCodec.HEVC, "libx265", 12),
  /** Built for 8 bits only. */
  VPX_VP9(VideoCodec.VP9, "libvpx-vp9", 8),
  SVT_AV1(VideoCodec.AV1, "libsvtav1", 10);

  private final VideoCodec codec;
  private final String ffmpegName;
  private final int maxBitDepth;

  VideoEncoder(VideoCodec codec, String ffmpegName, int maxBitDepth) {
    this.codec = codec;
    this.ffmpegName = ffmpegName;
    this.maxBitDepth = maxBitDepth;
  }

  /** FFmpeg's name. */
  String ffmpegName() {
    return ffmpegName;
  }

  /**
   * FFmpeg's options for {@code settings}.
   *
   * @throws UnsupportedMediaException where the encoder cannot do that
   */
  Map<String, String> options(EncoderSettings settings, PlanarLayout layout, VideoStreamInfo like)
      throws UnsupportedMediaException {
    return switch (this) {
      case X264 -> X264Options.of(settings, layout, like);
      case OPENH264 -> OpenH264Options.of(settings, layout);
      case X265 -> X265Options.of(settings, like);
      case VPX_VP9 -> Vp9Options.of(settings);
      case SVT_AV1 -> SvtAv1Options.of(settings, like);
    };
  }

  /** What keeps it from coding pictures like these without losing anything, if something does. */
  Optional<String> obstacle(VideoStreamInfo stream) {
    PlanarLayout layout = codedLayout(stream);
    if (layout.bitDepth() > maxBitDepth) {
      return Optional.of("samples of %d bits".formatted(layout.bitDepth()));
    }
    if ((this == SVT_AV1 || this == OPENH264) && layout.chromaShiftY() == 0) {
      return Optional.of("chroma of that many samples (%s)".formatted(stream.pixelFormat()));
    }
    if (stream.fieldOrder().isInterlaced()) {
      return this == X264
          ? X264Options.interlacedObstacle(stream)
          : Optional.of("interlaced video");
    }
    if (this != VPX_VP9 && hasHalfChromaSamples(stream)) {
      return Optional.of(
          "pictures of odd size %dx%d"
              .formatted(stream.format().width(), stream.format().height()));
    }
    return Optional.empty();
  }

  /**
   * The layout in which pictures like those of {@code stream} are coded: their own, but no encoder
   * takes 9 bits, which fit in 10.
   */
  static PlanarLayout codedLayout(VideoStreamInfo stream) {
    PlanarLayout own = PlanarLayout.of(stream.format());
    return own.bitDepth() == 9 ? own.withBitDepth(10) : own;
  }

  /** Most codings crop by whole chroma samples. */
  private static boolean hasHalfChromaSamples(VideoStreamInfo stream) {
    int maskX = (1 << stream.format().chromaShiftX()) - 1;
    int maskY = (1 << stream.format().chromaShiftY()) - 1;
    return (stream.format().width() & maskX) != 0 || (stream.format().height() & maskY) != 0;
  }

  /** The best one for {@code codec} that is here, if any is. */
  static Optional<VideoEncoder> find(VideoCodec codec) throws UnsupportedMediaException {
    Natives.require();
    return Arrays.stream(values())
        .filter(encoder -> encoder.codec == codec)
        .filter(encoder -> avcodec.avcodec_find_encoder_by_name(encoder.ffmpegName) != null)
        .findFirst();
  }

  /** The same, as an error. */
  static VideoEncoder require(VideoCodec codec) throws UnsupportedMediaException {
    return find(codec)
        .orElseThrow(
            () ->
                new UnsupportedMediaException(
                    MediaErrorCode.ENCODER_MISSING,
                    "encoder",
                    "the FFmpeg libraries here have no encoder for " + codec.ffmpegName()));
  }
}
