package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.veilmark.media.ColourTags;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.Gop;
import org.veilmark.media.HdrMetadata;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.RateControl;
import org.veilmark.media.Rational;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TimeBase;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Rotation;

/** What holds for every coding that is written. */
@ExtendWith(LeakCheck.class)
class VideoEncoderTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final PictureFormat SMALL = PictureFormat.yuv420(176, 144);
  private static final long STEP = 40;

  private static final Map<VideoCodec, Integer> MAX_BITS =
      Map.of(VideoCodec.H264, 10, VideoCodec.HEVC, 12, VideoCodec.VP9, 8, VideoCodec.AV1, 10);

  @TempDir Path folder;

  private static PictureFormat format(int width, int height, PlanarLayout layout) {
    return new PictureFormat(
        width,
        height,
        layout.chromaShiftX(),
        layout.chromaShiftY(),
        layout.bitDepth(),
        false,
        Rotation.NONE,
        1,
        1);
  }

  private static VideoStreamInfo stream(
      String codec, PictureFormat format, ColourTags colour, FieldOrder order, HdrMetadata hdr) {
    Rational rate = new Rational(25, 1);
    return new VideoStreamInfo(
        0,
        codec,
        "unknown",
        PlanarLayout.of(format).pixelFormat(),
        format,
        colour,
        new Rational(1, 1),
        new TimeBase(1, 1000),
        rate,
        rate,
        0,
        0,
        order,
        List.of(),
        hdr);
  }

  private static VideoStreamInfo plain(PictureFormat format) {
    return stream("none", format, ColourTags.NONE, FieldOrder.PROGRESSIVE, HdrMetadata.NONE);
  }

  private StagedSegment encode(
      String name, VideoStreamInfo like, EncoderSettings settings, int from, int to)
      throws IOException, MediaException {
    try (SegmentEncoder encoder = MEDIA.openEncoder(folder.resolve(name), like, settings)) {
      for (int i = from; i < to; i++) {
        encoder.encode(TestPictures.moving(like.format(), i), STEP * i, /* keyFrame= */ i == from);
      }
      return encoder.finish();
    }
  }

  private Path assemble(String name, List<StagedSegment> segments, int frames)
      throws IOException, MediaException {
    Path output = folder.resolve(name);
    ContainerKind kind = ContainerKind.require(name);
    FfmpegAssembler.assemble(segments, STEP * frames, output, kind);
    return output;
  }

  private static EncoderSettings settings(VideoCodec codec, RateControl rate) {
    return new EncoderSettings(codec, rate, "ultrafast", Optional.empty(), /* threads= */ 1);
  }

  private static List<Long> times(Path video) throws IOException, MediaException {
    PathByteSource source = PathByteSource.of(video);
    List<Long> times = new ArrayList<>();
    try (SegmentDecoder decoder =
        MEDIA.openDecoder(
            source, DecodeRange.of(MEDIA.indexGops(source)), DecodeOptions.exact(1))) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        times.add(Math.round(decoder.stream().timeBase().toSeconds(frame.ptsTicks()) * 1000));
        frame = decoder.next();
      }
      assertThat(decoder.report().isClean()).isTrue();
    }
    return times;
  }

  @ParameterizedTest
  @EnumSource(VideoCodec.class)
  void encode_segmentsOfDifferentLimits_joinToOneTrack(VideoCodec codec) throws Exception {
    RateControl wide = RateControl.ofQuality(codec.defaultCrf());
    RateControl narrow = RateControl.limited(codec.defaultCrf(), 4000, 0.4);
    VideoStreamInfo like = plain(SMALL);
    List<StagedSegment> segments =
        List.of(
            encode("1", like, settings(codec, wide), 0, 10),
            encode("2", like, settings(codec, narrow), 10, 20),
            encode("3", like, settings(codec, wide), 20, 25));

    Path output = assemble("joined.mkv", segments, 25);

    assertThat(times(output))
        .containsExactlyElementsOf(Stream.iterate(0L, t -> t + STEP).limit(25).toList());
    PathByteSource source = PathByteSource.of(output);
    assertThat(MEDIA.probe(source).requireVideo().codec()).isEqualTo(codec.ffmpegName());
    assertThat(MEDIA.indexGops(source).gops())
        .extracting(Gop::startPtsTicks)
        .contains(0L, 400L, 800L);
  }

  @ParameterizedTest
  @EnumSource(VideoCodec.class)
  void encode_twice_givesTheSameBytes(VideoCodec codec) throws Exception {
    EncoderSettings settings = settings(codec, RateControl.limited(18, 6000, 0.4));
    byte[] first = Files.readAllBytes(encode("a", plain(SMALL), settings, 0, 10).file());

    assertThat(encode("b", plain(SMALL), settings, 0, 10).file()).hasBinaryContent(first);
  }

  /** Under a limit or at an average they do not: what one thread has spent decides for others. */
  @ParameterizedTest
  @EnumSource(VideoCodec.class)
  void encode_ofAQualityByManyThreads_givesTheSameBytes(VideoCodec codec) throws Exception {
    RateControl rate = RateControl.ofQuality(codec.defaultCrf());
    EncoderSettings settings =
        new EncoderSettings(codec, rate, "veryfast", Optional.empty(), /* threads= */ 4);
    VideoStreamInfo like = plain(PictureFormat.yuv420(352, 288));
    byte[] first = Files.readAllBytes(encode("a", like, settings, 0, 20).file());

    for (int i = 0; i < 5; i++) {
      assertThat(encode("b" + i, like, settings, 0, 20).file()).hasBinaryContent(first);
    }
  }

  static Stream<Arguments> layouts() {
    return Stream.of(VideoCodec.values())
        .flatMap(
            codec ->
                PlanarLayout.all().stream()
                    .filter(
                        layout ->
                            layout.bitDepth() <= MAX_BITS.get(codec)
                                && layout.bitDepth() != 9
                                && (codec != VideoCodec.AV1 || layout.chromaShiftY() == 1))
                    .map(layout -> Arguments.of(codec, layout)));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void encode_withoutLoss_losesNothing(VideoCodec codec, PlanarLayout layout) throws Exception {
    PictureFormat format = format(80, 64, layout);
    EncoderSettings settings = settings(codec, RateControl.ofQuality(0));
    Path output = assemble("lossless.mkv", List.of(encode("a", plain(format), settings, 0, 5)), 5);

    PathByteSource source = PathByteSource.of(output);
    try (SegmentDecoder decoder =
        MEDIA.openDecoder(
            source, DecodeRange.of(MEDIA.indexGops(source)), DecodeOptions.exact(1))) {
      assertThat(decoder.stream().pixelFormat()).isEqualTo(layout.pixelFormat());
      for (int i = 0; i < 5; i++) {
        @Nullable VideoFrame frame = decoder.next();
        assertThat(frame).isNotNull();
        assertThat(TestPictures.hash(frame.picture()))
            .isEqualTo(TestPictures.hash(TestPictures.moving(format, i)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VideoCodec.class)
  void encode_limited_staysWithin(VideoCodec codec) throws Exception {
    PictureFormat format = PictureFormat.yuv420(320, 240);
    long unlimited =
        encode("u", plain(format), settings(codec, RateControl.ofQuality(10)), 0, 50).bytes();
    long budget = unlimited / 3;

    StagedSegment limited =
        encode("l", plain(format), settings(codec, RateControl.limited(10, budget, 2)), 0, 50);

    assertThat(limited.bytes()).isLessThan(budget * 5 / 4);
  }

  @ParameterizedTest
  @EnumSource(
      value = VideoCodec.class,
      names = {"H264", "HEVC"})
  void encode_highDynamicRange_keepsWhatItSays(VideoCodec codec) throws Exception {
    HdrMetadata hdr =
        new HdrMetadata(
            List.of(34000, 16000, 13250, 34500, 7500, 3000, 15635, 16450, 10_000_000, 50),
            1000,
            400,
            false);
    VideoStreamInfo like =
        stream(
            codec.ffmpegName(),
            format(176, 144, PlanarLayout.YUV420.withBitDepth(10)),
            new ColourTags(1, 9, 16, 9, 0),
            FieldOrder.PROGRESSIVE,
            hdr);
    Path output =
        assemble(
            "hdr.mkv",
            List.of(encode("a", like, settings(codec, RateControl.ofQuality(20)), 0, 5)),
            5);

    PathByteSource source = PathByteSource.of(output);
    try (SegmentDecoder decoder =
        MEDIA.openDecoder(
            source, DecodeRange.of(MEDIA.indexGops(source)), DecodeOptions.exact(1))) {
      assertThat(decoder.stream().hdr()).isEqualTo(hdr);
      assertThat(decoder.stream().colour().transfer()).isEqualTo(16);
      assertThat(decoder.next()).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FieldOrder.class,
      names = {"TOP_FIRST", "BOTTOM_FIRST"})
  void encode_interlaced_staysInterlaced(FieldOrder order) throws Exception {
    VideoStreamInfo like = stream("h264", SMALL, ColourTags.NONE, order, HdrMetadata.NONE);
    for (String name : List.of("fields.mkv", "fields.mp4")) {
      Path output =
          assemble(
              name,
              List.of(
                  encode("a", like, settings(VideoCodec.H264, RateControl.ofQuality(20)), 0, 5)),
              5);

      assertThat(MEDIA.probe(PathByteSource.of(output)).requireVideo().fieldOrder())
          .isEqualTo(order);
    }
  }

  @Test
  void chooseCodec_takesTheHostsOwnIfItFits() throws Exception {
    PictureFormat odd = PictureFormat.yuv420(63, 48);
    PictureFormat deep = format(64, 48, PlanarLayout.YUV422.withBitDepth(12));
    PictureFormat rich = format(64, 48, PlanarLayout.YUV444);

    assertThat(choice("hevc", SMALL, ContainerKind.MP4)).isEqualTo(VideoCodec.HEVC);
    assertThat(choice("av1", SMALL, ContainerKind.MP4)).isEqualTo(VideoCodec.AV1);
    assertThat(choice("vp9", SMALL, ContainerKind.MP4)).isEqualTo(VideoCodec.VP9);
    assertThat(choice("mpeg2video", SMALL, ContainerKind.MP4)).isEqualTo(VideoCodec.H264);
    assertThat(choice("vp8", SMALL, ContainerKind.WEBM)).isEqualTo(VideoCodec.VP9);
    assertThat(choice("h264", SMALL, ContainerKind.WEBM)).isEqualTo(VideoCodec.VP9);
    assertThat(choice("vp8", odd, ContainerKind.MATROSKA)).isEqualTo(VideoCodec.VP9);
    assertThat(choice("prores", deep, ContainerKind.MOV)).isEqualTo(VideoCodec.HEVC);
    assertThat(choice("av1", rich, ContainerKind.MP4)).isEqualTo(VideoCodec.H264);
  }

  private static VideoCodec choice(String codec, PictureFormat format, ContainerKind container)
      throws UnsupportedMediaException {
    return MEDIA.chooseCodec(
        stream(codec, format, ColourTags.NONE, FieldOrder.PROGRESSIVE, HdrMetadata.NONE),
        container,
        Optional.empty());
  }

  @Test
  void checkContainer_thatCannotHoldTheSound_isRefused() throws Exception {
    MediaInfo info =
        MEDIA.probe(
            PathByteSource.of(
                TestClips.write(folder.resolve("tone.mp4"), ClipSpec.of(5).withTone())));

    MEDIA.checkContainer(info, ContainerKind.MP4);
    MEDIA.checkContainer(info, ContainerKind.MATROSKA);
    assertThatThrownBy(() -> MEDIA.checkContainer(info, ContainerKind.WEBM))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("stream 1 (audio, ")
        .hasMessageContaining(".mkv");
  }

  @Test
  void chooseCodec_whatWouldBeLost_isNamed() {
    VideoStreamInfo fields =
        stream("hevc", SMALL, ColourTags.NONE, FieldOrder.TOP_FIRST, HdrMetadata.NONE);
    VideoStreamInfo dynamic =
        plain(SMALL).withHdr(new HdrMetadata(List.of(), 0, 0, /* dynamic= */ true));

    assertThatThrownBy(
            () -> MEDIA.chooseCodec(fields, ContainerKind.MP4, Optional.of(VideoCodec.HEVC)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("libx265 does not code interlaced video");
    assertThatThrownBy(
            () -> MEDIA.chooseCodec(plain(SMALL), ContainerKind.WEBM, Optional.of(VideoCodec.H264)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("h264 video does not go into a webm file");
    assertThatThrownBy(() -> MEDIA.chooseCodec(dynamic, ContainerKind.MP4, Optional.empty()))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("HDR10+");
  }
}
