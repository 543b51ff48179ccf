package org.veilmark.media.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVContentLightMetadata;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVMasteringDisplayMetadata;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.HdrMetadata;

/** Reads metadata of high dynamic range, which containers may have, and pictures too. */
final class HdrReader {
  private static final int CHROMATICITY_DENOMINATOR = 50_000;
  private static final int LUMINANCE_DENOMINATOR = 10_000;

  private HdrReader() {}

  /** What the container says. */
  static HdrMetadata ofStream(AVCodecParameters parameters) {
    return of(
        data(parameters, avcodec.AV_PKT_DATA_MASTERING_DISPLAY_METADATA),
        data(parameters, avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL),
        data(parameters, avcodec.AV_PKT_DATA_DOVI_CONF) != null);
  }

  /** What a decoded picture says. */
  static HdrMetadata ofPicture(AVFrame frame) {
    return of(
        data(frame, avutil.AV_FRAME_DATA_MASTERING_DISPLAY_METADATA),
        data(frame, avutil.AV_FRAME_DATA_CONTENT_LIGHT_LEVEL),
        data(frame, avutil.AV_FRAME_DATA_DYNAMIC_HDR_PLUS) != null
            || data(frame, avutil.AV_FRAME_DATA_DOVI_METADATA) != null);
  }

  private static @Nullable Pointer data(AVCodecParameters parameters, int type) {
    AVPacketSideData data =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(), parameters.nb_coded_side_data(), type);
    return data == null ? null : data.data();
  }

  private static @Nullable Pointer data(AVFrame frame, int type) {
    AVFrameSideData data = avutil.av_frame_get_side_data(frame, type);
    return data == null ? null : data.data();
  }

  private static HdrMetadata of(
      @Nullable Pointer display, @Nullable Pointer light, boolean dynamic) {
    AVContentLightMetadata levels = light == null ? null : new AVContentLightMetadata(light);
    return new HdrMetadata(
        display == null ? List.of() : display(new AVMasteringDisplayMetadata(display)),
        levels == null ? 0 : levels.MaxCLL(),
        levels == null ? 0 : levels.MaxFALL(),
        dynamic);
  }

  private static List<Integer> display(AVMasteringDisplayMetadata display) {
    if (display.has_primaries() == 0 || display.has_luminance() == 0) {
      return List.of();
    }
    List<Integer> values = new ArrayList<>();
    for (int primary = 0; primary < 3; primary++) {
      values.add(scaled(display.display_primaries(primary, 0), CHROMATICITY_DENOMINATOR));
      values.add(scaled(display.display_primaries(primary, 1), CHROMATICITY_DENOMINATOR));
    }
    values.add(scaled(display.white_point(0), CHROMATICITY_DENOMINATOR));
    values.add(scaled(display.white_point(1), CHROMATICITY_DENOMINATOR));
    values.add(scaled(display.max_luminance(), LUMINANCE_DENOMINATOR));
    values.add(scaled(display.min_luminance(), LUMINANCE_DENOMINATOR));
    return values;
  }

  private static int scaled(AVRational value, int denominator) {
    return value.den() == 0 ? 0 : (int) Math.rint((double) value.num() * denominator / value.den());
  }
}
