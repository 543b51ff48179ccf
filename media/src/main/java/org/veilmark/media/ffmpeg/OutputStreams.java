package org.veilmark.media.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.StreamInfo;
import org.veilmark.media.StreamKind;
import org.veilmark.media.UnsupportedMediaException;

/** The output's streams: the video, and those of the host that it can hold, in the host's order. */
final class OutputStreams {
  private static final int TIME_CODE = tag("tmcd");
  private static final int CHAPTER_TITLES = tag("text");

  private final AVStream video;
  private final Map<Integer, AVStream> copied = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  /** The video only. */
  OutputStreams(MuxerHandle muxer, EncodedTrack track) {
    this.video = VideoOutput.add(muxer, track);
  }

  /**
   * The video in place of the host's, and its other streams.
   *
   * @throws UnsupportedMediaException if sound or another picture would be lost
   */
  OutputStreams(MuxerHandle muxer, EncodedTrack track, DemuxerHandle host)
      throws UnsupportedMediaException {
    int hostVideo = host.bestVideoStream();
    boolean chapters = host.context().nb_chapters() > 0;
    @Nullable AVStream added = null;
    for (int i = 0; i < host.streamCount(); i++) {
      if (i == hostVideo) {
        added = VideoOutput.add(muxer, track);
        VideoOutput.takeOver(host.stream(i), added);
      } else {
        copy(host.stream(i), host.stream(hostVideo), chapters, muxer);
      }
    }
    this.video = Objects.requireNonNull(added, "the host has no video stream");
  }

  private void copy(AVStream host, AVStream hostVideo, boolean chapters, MuxerHandle muxer)
      throws UnsupportedMediaException {
    StreamInfo info = StreamDescriber.describe(host);
    if (holds(muxer, host, info.kind())) {
      copied.put(info.index(), addCopy(host, muxer));
      return;
    }
    if (ContainerFit.mustBeKept(info)) {
      throw ContainerFit.refusal(info);
    }
    if (!isWrittenAnew(host, hostVideo, chapters)) {
      warnings.add(
          ContainerFit.name(info) + " cannot be stored in the output's container and is left out");
    }
  }

  private static boolean holds(MuxerHandle muxer, AVStream host, StreamKind kind) {
    AVOutputFormat format = muxer.context().oformat();
    return switch (kind) {
      case DATA -> false;
      case ATTACHMENT -> format.name().getString().equals(ContainerKind.MATROSKA.muxer());
      case VIDEO, COVER, AUDIO, SUBTITLE -> ContainerFit.holds(format, host.codecpar().codec_id());
    };
  }

  /** Time code and chapter tracks are made by the muxer, from tags and chapters. */
  private static boolean isWrittenAnew(AVStream host, AVStream video, boolean chapters) {
    int tag = host.codecpar().codec_tag();
    return (tag == TIME_CODE && Dictionary.toMap(video.metadata()).containsKey("timecode"))
        || (tag == CHAPTER_TITLES && chapters);
  }

  private static AVStream addCopy(AVStream host, MuxerHandle muxer) {
    AVStream output = muxer.addStream();
    AVCodecParameters parameters = output.codecpar();
    AvError.check(
        avcodec.avcodec_parameters_copy(parameters, host.codecpar()), "avcodec_parameters_copy");
    parameters.codec_tag(outputTag(host.codecpar(), muxer));
    output.time_base(host.time_base());
    output.disposition(host.disposition());
    output.avg_frame_rate(host.avg_frame_rate());
    output.r_frame_rate(host.r_frame_rate());
    output.sample_aspect_ratio(host.sample_aspect_ratio());
    output.duration(host.duration());
    output.metadata(Tags.ofCopiedStream(host));
    return output;
  }

  /** Keeps the container's name of the coding where the output's container knows it. */
  private static int outputTag(AVCodecParameters host, MuxerHandle muxer) {
    PointerPointer<?> known = muxer.context().oformat().codec_tag();
    boolean keeps =
        known == null
            || avformat.av_codec_get_id(known, host.codec_tag()) == host.codec_id()
            || avformat.av_codec_get_tag(known, host.codec_id()) == 0;
    return keeps ? host.codec_tag() : 0;
  }

  private static int tag(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }

  /** The encoded video's stream. */
  AVStream video() {
    return video;
  }

  /** The copied streams, by the host's stream index. */
  Map<Integer, AVStream> copied() {
    return copied;
  }

  List<String> warnings() {
    return warnings;
  }
}
