package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVBitStreamFilter;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Writes the range of code values into H.264 parameter sets. x264 leaves out the video range when
 * it is all that is known about the colours: that means the same, but is not what the host says.
 */
final class H264RangeTag {
  private static final String FILTER = "h264_metadata";

  private H264RangeTag() {}

  /** The parameter sets of {@code encoder} with the range in them. */
  static byte[] write(AVCodecContext encoder, boolean fullRange) {
    AVBitStreamFilter filter = avcodec.av_bsf_get_by_name(FILTER);
    AVBSFContext context = new AVBSFContext(null);
    AvError.check(avcodec.av_bsf_alloc(filter, context), "av_bsf_alloc");
    try {
      AvError.check(
          avcodec.avcodec_parameters_from_context(context.par_in(), encoder),
          "avcodec_parameters_from_context");
      AvError.check(
          avutil.av_opt_set(context.priv_data(), "video_full_range_flag", fullRange ? "1" : "0", 0),
          "av_opt_set");
      AvError.check(avcodec.av_bsf_init(context), "av_bsf_init");
      AVCodecParameters parameters = context.par_out();
      byte[] extradata = new byte[parameters.extradata_size()];
      new BytePointer(parameters.extradata()).get(extradata);
      return extradata;
    } finally {
      avcodec.av_bsf_free(context);
    }
  }
}
