package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.veilmark.media.ColourTags;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;

/** Adds the encoded track to an output, with what the host says about showing it. */
final class VideoOutput {
  /** Side data of a stream that describes its pictures, however they are coded. */
  private static final int[] KEPT_SIDE_DATA = {
    avcodec.AV_PKT_DATA_DISPLAYMATRIX,
    avcodec.AV_PKT_DATA_STEREO3D,
    avcodec.AV_PKT_DATA_SPHERICAL,
    avcodec.AV_PKT_DATA_MASTERING_DISPLAY_METADATA,
    avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL,
    avcodec.AV_PKT_DATA_ICC_PROFILE
  };

  /** "hvc1", which players of one maker insist on; FFmpeg's default is "hev1". */
  private static final int PARAMETER_SETS_IN_HEADER = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;

  private static final int PARAMETER_SETS_ANYWHERE = 'h' | 'e' << 8 | 'v' << 16 | '1' << 24;

  private VideoOutput() {}

  static AVStream add(MuxerHandle muxer, EncodedTrack track) {
    AVStream stream = muxer.addStream();
    AVCodecParameters parameters = stream.codecpar();
    AVCodecDescriptor codec = avcodec.avcodec_descriptor_get_by_name(track.codec());
    parameters.codec_type(avutil.AVMEDIA_TYPE_VIDEO);
    parameters.codec_id(codec.id());
    if (codec.id() == avcodec.AV_CODEC_ID_HEVC && isMp4(muxer)) {
      parameters.codec_tag(PARAMETER_SETS_IN_HEADER);
    }
    parameters.profile(track.profile());
    parameters.level(track.level());
    parameters.width(track.width());
    parameters.height(track.height());
    parameters.format(avutil.av_get_pix_fmt(track.pixelFormat()));
    parameters.field_order(FieldOrders.code(track.fieldOrder()));
    ColourTags colour = track.colour();
    parameters.color_range(colour.range());
    parameters.color_primaries(colour.primaries());
    parameters.color_trc(colour.transfer());
    parameters.color_space(colour.matrix());
    parameters.chroma_location(colour.chromaLocation());
    setExtradata(parameters, track.extradata().bytes());
    setRatios(stream, track);
    return stream;
  }

  private static boolean isMp4(MuxerHandle muxer) {
    String name = muxer.context().oformat().name().getString();
    return name.equals(ContainerKind.MP4.muxer()) || name.equals(ContainerKind.MOV.muxer());
  }

  private static void setExtradata(AVCodecParameters parameters, byte[] extradata) {
    Pointer memory =
        avutil.av_mallocz((long) extradata.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE);
    if (memory == null) {
      throw new OutOfMemoryError("native memory for parameter sets");
    }
    parameters.extradata(new org.bytedeco.javacpp.BytePointer(memory).put(extradata));
    parameters.extradata_size(extradata.length);
  }

  private static void setRatios(AVStream stream, EncodedTrack track) {
    Rational shape = track.sampleAspectRatio();
    Rational rate = track.averageFrameRate();
    TimeBase timeBase = track.timeBase();
    try (AVRational ratio = new AVRational()) {
      ratio.num(shape.num()).den(shape.den());
      stream.codecpar().sample_aspect_ratio(ratio);
      stream.sample_aspect_ratio(ratio);
      ratio.num(rate.num()).den(rate.den());
      stream.codecpar().framerate(ratio);
      stream.avg_frame_rate(ratio);
      stream.time_base(ratio.num(timeBase.num()).den(timeBase.den()));
    }
  }

  /** Takes over rotation, tags and the like. */
  static void takeOver(AVStream host, AVStream output) {
    if (host.codecpar().codec_tag() == PARAMETER_SETS_ANYWHERE
        && output.codecpar().codec_tag() == PARAMETER_SETS_IN_HEADER) {
      output.codecpar().codec_tag(PARAMETER_SETS_ANYWHERE); // copied packets may have some
    }
    output.disposition(host.disposition());
    output.metadata(Tags.ofEncodedStream(host));
    for (int type : KEPT_SIDE_DATA) {
      AVPacketSideData data =
          avcodec.av_packet_side_data_get(
              host.codecpar().coded_side_data(), host.codecpar().nb_coded_side_data(), type);
      if (data != null) {
        addSideData(output.codecpar(), type, NativeBytes.copy(data.data(), data.size()));
      }
    }
  }

  private static void addSideData(AVCodecParameters parameters, int type, byte[] bytes) {
    AVPacketSideData array =
        parameters.coded_side_data() == null
            ? new AVPacketSideData(null)
            : parameters.coded_side_data();
    int[] count = {parameters.nb_coded_side_data()};
    AVPacketSideData added =
        avcodec.av_packet_side_data_new(array, count, type, bytes.length, /* flags= */ 0);
    if (added == null) {
      throw new OutOfMemoryError("native memory for side data");
    }
    added.data().put(bytes);
    parameters.coded_side_data(array);
    parameters.nb_coded_side_data(count[0]);
  }
}
