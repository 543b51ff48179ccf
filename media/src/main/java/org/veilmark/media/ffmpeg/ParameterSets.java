package org.veilmark.media.ffmpeg;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVBitStreamFilter;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.veilmark.media.ColourTags;

/** Corrects what encoders write into parameter sets. */
final class ParameterSets {
  private ParameterSets() {}

  /**
   * The parameter sets of {@code encoder}, with
   *
   * <ul>
   *   <li>the range of code values: x264 leaves out the video range when it is all that is known
   *       about the colours, which means the same, but is not what the host says;
   *   <li>the level that the pictures need: encoders count limits of the rate too, but segments of
   *       one track have different limits and must have the same sets.
   * </ul>
   */
  static byte[] of(EncoderHandle encoder, ColourTags colour) {
    AVCodecContext context = encoder.context();
    Map<String, String> changes = new LinkedHashMap<>();
    if (context.codec_id() == avcodec.AV_CODEC_ID_H264) {
      changes.put("level", "auto");
      if (colour.range() != avutil.AVCOL_RANGE_UNSPECIFIED) {
        changes.put("video_full_range_flag", colour.range() == avutil.AVCOL_RANGE_JPEG ? "1" : "0");
      }
      return rewritten("h264_metadata", context, changes);
    }
    if (context.codec_id() == avcodec.AV_CODEC_ID_HEVC) {
      changes.put("level", "auto");
      return rewritten("hevc_metadata", context, changes);
    }
    return encoder.extradata();
  }

  private static byte[] rewritten(
      String filterName, AVCodecContext encoder, Map<String, String> changes) {
    AVBitStreamFilter filter = avcodec.av_bsf_get_by_name(filterName);
    AVBSFContext context = new AVBSFContext(null);
    AvError.check(avcodec.av_bsf_alloc(filter, context), "av_bsf_alloc");
    try {
      AvError.check(
          avcodec.avcodec_parameters_from_context(context.par_in(), encoder),
          "avcodec_parameters_from_context");
      changes.forEach(
          (name, value) ->
              AvError.check(avutil.av_opt_set(context.priv_data(), name, value, 0), "av_opt_set"));
      AvError.check(avcodec.av_bsf_init(context), "av_bsf_init");
      AVCodecParameters parameters = context.par_out();
      return NativeBytes.copy(parameters.extradata(), parameters.extradata_size());
    } finally {
      avcodec.av_bsf_free(context);
    }
  }
}
