package org.veilmark.media.ffmpeg;

import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.StreamInfo;
import org.veilmark.media.StreamKind;
import org.veilmark.media.UnsupportedMediaException;

/** What goes into which container. */
final class ContainerFit {
  private ContainerFit() {}

  /** Whether streams of a coding do. */
  static boolean holds(AVOutputFormat format, int codecId) {
    return avformat.avformat_query_codec(format, codecId, avcodec.FF_COMPLIANCE_NORMAL) == 1;
  }

  /** The same by FFmpeg's name of the coding. */
  static boolean holds(ContainerKind container, String codec) {
    AVOutputFormat format = avformat.av_guess_format(container.muxer(), null, null);
    AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get_by_name(codec);
    return descriptor != null && holds(format, descriptor.id());
  }

  /**
   * Refuses a container in which sound, or a picture beside the video, would be lost. Other streams
   * are left out with a warning.
   */
  static void check(MediaInfo info, ContainerKind container) throws UnsupportedMediaException {
    Natives.require();
    int video = info.video().map(stream -> stream.streamIndex()).orElse(-1);
    for (StreamInfo stream : info.streams()) {
      if (stream.index() != video && mustBeKept(stream) && !holds(container, stream.codec())) {
        throw refusal(stream);
      }
    }
  }

  /** Whether a video without this stream is another video. */
  static boolean mustBeKept(StreamInfo stream) {
    return stream.kind() == StreamKind.AUDIO || stream.kind() == StreamKind.VIDEO;
  }

  /** For a stream that must be kept and cannot be. */
  static UnsupportedMediaException refusal(StreamInfo stream) {
    String name = name(stream);
    return new UnsupportedMediaException(
        name, name + " cannot be stored in the output's container; choose another, such as .mkv");
  }

  /** How messages call it. */
  static String name(StreamInfo stream) {
    return "stream %d (%s, %s)"
        .formatted(stream.index(), stream.kind().name().toLowerCase(Locale.ROOT), stream.codec());
  }
}
