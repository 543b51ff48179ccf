package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/** Owns a converter of any layout to 8-bit 4:2:0 of the same size and colours. */
final class PictureConverter implements AutoCloseable {
  private final SwsContext context;
  private final FrameHandle converted = new FrameHandle();
  private boolean closed;

  PictureConverter() {
    context = swscale.sws_alloc_context();
    if (context == null) {
      throw new OutOfMemoryError("native memory for a converter");
    }
    context.flags(swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND | swscale.SWS_BITEXACT);
    NativeHandles.opened();
  }

  /** The converted frame; holds until the next call. */
  AVFrame convert(AVFrame frame) {
    converted.clear();
    AVFrame target = converted.frame();
    target.width(frame.width());
    target.height(frame.height());
    target.format(avutil.AV_PIX_FMT_YUV420P);
    target.color_range(frame.color_range());
    target.color_primaries(frame.color_primaries());
    target.color_trc(frame.color_trc());
    boolean rgb = frame.colorspace() == avutil.AVCOL_SPC_RGB;
    target.colorspace(rgb ? avutil.AVCOL_SPC_BT709 : frame.colorspace());
    AvError.check(swscale.sws_scale_frame(context, target, frame), "sws_scale_frame");
    return target;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      swscale.sws_free_context(context);
      converted.close();
      NativeHandles.closed();
    }
  }
}
