package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoStreamInfo;

/** Owns a chain of FFmpeg filters: frames in, frames out. */
final class FilterGraphHandle implements AutoCloseable {
  private static final String IN = "buffer@in";
  private static final String OUT = "buffersink@out";

  /** What encoders of 4:2:0 take. */
  private static final String EVEN_420 = "scale=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p";

  /** So that values in filters mean the same for every source. */
  private static final String EIGHT_BITS = "format=yuv420p|yuv422p|yuv444p";

  private final AVFilterGraph graph;
  private final AVFilterContext in;
  private final AVFilterContext out;
  private boolean closed;

  private FilterGraphHandle(AVFilterGraph graph, String description)
      throws UnsupportedMediaException {
    this.graph = graph;
    NativeHandles.opened();
    AVFilterInOut ends = new AVFilterInOut(null);
    AVFilterInOut starts = new AVFilterInOut(null);
    int result = avfilter.avfilter_graph_parse2(graph, description, starts, ends);
    if (result >= 0) {
      result = avfilter.avfilter_graph_config(graph, null);
    }
    if (result < 0) {
      close();
      throw new UnsupportedMediaException(
          "filters", "FFmpeg does not take the filters: " + description);
    }
    this.in = avfilter.avfilter_graph_get_filter(graph, IN);
    this.out = avfilter.avfilter_graph_get_filter(graph, OUT);
  }

  /**
   * The chain {@code filters}, or none if empty, for frames of {@code stream}; gets 8-bit pictures
   * and gives 8-bit 4:2:0.
   */
  static FilterGraphHandle open(VideoStreamInfo stream, String filters)
      throws UnsupportedMediaException {
    Natives.require();
    AVFilterGraph graph = avfilter.avfilter_graph_alloc();
    if (graph == null) {
      throw new OutOfMemoryError("native memory for filters");
    }
    graph.nb_threads(1);
    String source =
        "%s=video_size=%dx%d:pix_fmt=%d:time_base=%d/%d:pixel_aspect=%d/%d:range=%d:colorspace=%d"
            .formatted(
                IN,
                stream.format().width(),
                stream.format().height(),
                PictureWriter.pixelFormat(PlanarLayout.of(stream.format())),
                stream.timeBase().num(),
                stream.timeBase().den(),
                stream.sampleAspectRatio().num(),
                stream.sampleAspectRatio().den(),
                stream.colour().range(),
                stream.colour().matrix());
    if (stream.averageFrameRate().isKnown()) {
      source +=
          ":frame_rate=%d/%d"
              .formatted(stream.averageFrameRate().num(), stream.averageFrameRate().den());
    }
    String middle = filters.isBlank() ? EVEN_420 : filters + "," + EVEN_420;
    return new FilterGraphHandle(graph, source + "," + EIGHT_BITS + "," + middle + "," + OUT);
  }

  int width() {
    return avfilter.av_buffersink_get_w(out);
  }

  int height() {
    return avfilter.av_buffersink_get_h(out);
  }

  int pixelFormat() {
    return avfilter.av_buffersink_get_format(out);
  }

  Rational sampleAspectRatio() {
    return StreamDescriber.rational(avfilter.av_buffersink_get_sample_aspect_ratio(out));
  }

  Rational frameRate() {
    return StreamDescriber.rational(avfilter.av_buffersink_get_frame_rate(out));
  }

  TimeBase timeBase() {
    var timeBase = avfilter.av_buffersink_get_time_base(out);
    return new TimeBase(timeBase.num(), timeBase.den());
  }

  /**
   * Gives the chain a frame, which is not changed, or null for the end. A chain that has seen
   * enough (one that trims) ignores it.
   */
  void send(@Nullable AVFrame frame) {
    int result = avfilter.av_buffersrc_write_frame(in, frame);
    if (result != avutil.AVERROR_EOF) {
      AvError.check(result, "av_buffersrc_write_frame");
    }
  }

  /** Takes out a frame; false if the chain needs one or is empty. */
  boolean receive(FrameHandle frame) {
    frame.clear();
    int result = avfilter.av_buffersink_get_frame(out, frame.frame());
    if (result == AvError.AGAIN || result == avutil.AVERROR_EOF) {
      return false;
    }
    AvError.check(result, "av_buffersink_get_frame");
    return true;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avfilter.avfilter_graph_free(graph);
      NativeHandles.closed();
    }
  }
}
