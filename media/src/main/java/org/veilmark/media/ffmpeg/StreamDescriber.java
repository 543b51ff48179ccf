package org.veilmark.media.ffmpeg;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ColourTags;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.Rational;
import org.veilmark.media.StreamInfo;
import org.veilmark.media.StreamKind;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Rotation;

/** Puts FFmpeg's view of streams into our types. */
final class StreamDescriber {
  private static final int MATRIX_ENTRIES = 9;

  private StreamDescriber() {}

  static StreamInfo describe(AVStream stream) {
    return new StreamInfo(
        stream.index(),
        kind(stream),
        avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString(),
        timeBase(stream),
        stream.start_time(),
        stream.duration(),
        Dictionary.toMap(stream.metadata()));
  }

  /** All about the video stream that is to be decoded. */
  static VideoStreamInfo describeVideo(DemuxerHandle demuxer, int index)
      throws MalformedMediaException {
    AVStream stream = demuxer.stream(index);
    AVCodecParameters parameters = stream.codecpar();
    if (parameters.format() < 0 || parameters.width() < 1 || parameters.height() < 1) {
      throw new MalformedMediaException(
          "video stream " + index, "no picture of the video stream can be read");
    }
    String pixelFormat = avutil.av_get_pix_fmt_name(parameters.format()).getString();
    ColourTags colour = colour(parameters, pixelFormat);
    Rational shape =
        rational(avformat.av_guess_sample_aspect_ratio(demuxer.context(), stream, null));
    List<Integer> matrix = displayMatrix(parameters);
    PictureFormat format =
        pictures(
            parameters.width(),
            parameters.height(),
            pixelFormat,
            colour.range() == avutil.AVCOL_RANGE_JPEG,
            rotation(matrix),
            shape.isKnown() ? shape : new Rational(1, 1));
    return new VideoStreamInfo(
        index,
        avcodec.avcodec_get_name(parameters.codec_id()).getString(),
        profile(parameters),
        pixelFormat,
        format,
        colour,
        shape,
        timeBase(stream),
        rational(stream.avg_frame_rate()),
        rational(stream.r_frame_rate()),
        stream.duration(),
        Math.max(0, parameters.bit_rate()),
        FieldOrders.of(parameters.field_order()),
        matrix,
        HdrReader.ofStream(parameters));
  }

  /** What pictures are given out of such decoded ones, if the rest is as in {@code like}. */
  static PictureFormat sized(PictureFormat like, AVFrame decoded, String pixelFormat) {
    return pictures(
        decoded.width(),
        decoded.height(),
        pixelFormat,
        like.fullRange(),
        like.rotation(),
        new Rational(like.sarNum(), like.sarDen()));
  }

  private static PictureFormat pictures(
      int width,
      int height,
      String pixelFormat,
      boolean fullRange,
      Rotation rotation,
      Rational shape) {
    PlanarLayout layout =
        PlanarLayout.ofPixelFormat(pixelFormat).orElse(PlanarLayout.YUV420); // converted to
    return new PictureFormat(
        width,
        height,
        layout.chromaShiftX(),
        layout.chromaShiftY(),
        layout.bitDepth(),
        fullRange,
        rotation,
        shape.num(),
        shape.den());
  }

  static TimeBase timeBase(AVStream stream) {
    return new TimeBase(stream.time_base().num(), stream.time_base().den());
  }

  static Rational rational(@Nullable AVRational ratio) {
    return ratio == null || ratio.num() <= 0 || ratio.den() <= 0
        ? Rational.UNKNOWN
        : new Rational(ratio.num(), ratio.den());
  }

  private static StreamKind kind(AVStream stream) {
    return switch (stream.codecpar().codec_type()) {
      case avutil.AVMEDIA_TYPE_VIDEO ->
          DemuxerHandle.isCover(stream) ? StreamKind.COVER : StreamKind.VIDEO;
      case avutil.AVMEDIA_TYPE_AUDIO -> StreamKind.AUDIO;
      case avutil.AVMEDIA_TYPE_SUBTITLE -> StreamKind.SUBTITLE;
      case avutil.AVMEDIA_TYPE_ATTACHMENT -> StreamKind.ATTACHMENT;
      default -> StreamKind.DATA;
    };
  }

  private static String profile(AVCodecParameters parameters) {
    return Optional.ofNullable(
            avcodec.avcodec_profile_name(parameters.codec_id(), parameters.profile()))
        .map(BytePointer::getString)
        .orElse("unknown");
  }

  private static ColourTags colour(AVCodecParameters parameters, String pixelFormat) {
    return new ColourTags(
        pixelFormat.startsWith("yuvj") ? avutil.AVCOL_RANGE_JPEG : parameters.color_range(),
        parameters.color_primaries(),
        parameters.color_trc(),
        parameters.color_space(),
        parameters.chroma_location());
  }

  /** The nine entries of the display matrix, or none. */
  static List<Integer> displayMatrix(AVCodecParameters parameters) {
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.size() < MATRIX_ENTRIES * Integer.BYTES) {
      return List.of();
    }
    IntBuffer entries =
        matrix
            .data()
            .capacity(matrix.size())
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < MATRIX_ENTRIES; i++) {
      values.add(entries.get(i));
    }
    return values;
  }

  private static Rotation rotation(List<Integer> matrix) {
    if (matrix.isEmpty()) {
      return Rotation.NONE;
    }
    int[] entries = matrix.stream().mapToInt(Integer::intValue).toArray();
    double counterclockwise = avutil.av_display_rotation_get(entries);
    return Double.isNaN(counterclockwise)
        ? Rotation.NONE
        : Rotation.ofQuarterTurns((int) Math.rint(-counterclockwise / 90));
  }
}
