package org.veilmark.media.ffmpeg;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.UnsupportedMediaException;

/** H.264 encoders that FFmpeg may have been built with, the better one first. */
enum H264Encoder {
  /** In the GPL build only. */
  X264(X264Options.X264) {
    @Override
    Map<String, String> options(EncoderSettings settings, PlanarLayout layout) {
      // Of more than 8 bits, a rate factor of 0 is a fine quantiser; only "qp" then says "no loss".
      boolean lossless = settings.crf() == 0 && layout.bitDepth() > 8;
      return Map.of(
          lossless ? "qp" : "crf",
          lossless ? "0" : Double.toString(settings.crf()),
          "preset",
          settings.preset(),
          "forced-idr",
          "1");
    }
  },

  /** Codes every picture with the quantiser that the rate factor names; knows no presets. */
  OPENH264("libopenh264") {
    @Override
    Map<String, String> options(EncoderSettings settings, PlanarLayout layout)
        throws UnsupportedMediaException {
      if (settings.crf() == 0 || !layout.equals(PlanarLayout.YUV420)) {
        throw new UnsupportedMediaException(
            MediaErrorCode.ENCODER_MISSING,
            "encoder",
            "the FFmpeg libraries here have OpenH264 only, which codes neither without loss nor"
                + " other layouts than 8-bit 4:2:0; those with x264 do");
      }
      String quantiser = Long.toString(Math.max(1, Math.round(settings.crf())));
      return Map.of(
          "rc_mode", "quality",
          "allow_skip_frames", "0",
          "qmin", quantiser,
          "qmax", quantiser,
          "g", "250");
    }
  };

  private final String ffmpegName;

  H264Encoder(String ffmpegName) {
    this.ffmpegName = ffmpegName;
  }

  /** FFmpeg's name. */
  String ffmpegName() {
    return ffmpegName;
  }

  /** FFmpeg's options for {@code settings}. */
  abstract Map<String, String> options(EncoderSettings settings, PlanarLayout layout)
      throws UnsupportedMediaException;

  /** The best one that is here. */
  static H264Encoder best() throws UnsupportedMediaException {
    Natives.require();
    return Arrays.stream(values())
        .filter(encoder -> avcodec.avcodec_find_encoder_by_name(encoder.ffmpegName) != null)
        .findFirst()
        .orElseThrow(
            () ->
                new UnsupportedMediaException(
                    MediaErrorCode.ENCODER_MISSING,
                    "encoder",
                    "the FFmpeg libraries here have no H.264 encoder"));
  }
}
