package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.Rational;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TimeBase;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.Rotation;
import org.veilmark.signal.ShortPlane;

@ExtendWith(LeakCheck.class)
class SegmentEncoderTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final EncoderSettings FAST = new EncoderSettings(23, "veryfast", 1);
  private static final PictureFormat SMALL = PictureFormat.yuv420(64, 48);

  @TempDir Path folder;

  private static VideoStreamInfo like(PictureFormat format) {
    return VideoStreamInfo.ofPictures(format, new TimeBase(1, 1000), new Rational(25, 1));
  }

  private StagedSegment encode(
      String name, PictureFormat format, EncoderSettings settings, int frames)
      throws IOException, MediaException {
    Path file = folder.resolve(name);
    try (SegmentEncoder encoder = MEDIA.openEncoder(file, like(format), settings)) {
      for (int i = 0; i < frames; i++) {
        encoder.encode(TestPictures.moving(format, i), 40L * i, /* keyFrame= */ i == 7);
      }
      return encoder.finish();
    }
  }

  @Test
  void finish_givesWhatWasEncoded() throws Exception {
    StagedSegment segment = encode("a", SMALL, FAST, 12);

    assertThat(segment)
        .isEqualTo(
            new StagedSegment(
                folder.resolve("a"), 12, Files.size(folder.resolve("a")), 0, 11 * 40L));
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void encode_keyPictures_areWhereTheyWereAskedFor() throws Exception {
    StagedSegment segment = encode("a", SMALL, FAST, 12);

    try (StagedSegmentReader reader = new StagedSegmentReader(segment.file())) {
      @Nullable StagedPacket packet = reader.next(/* withData= */ true);
      while (packet != null) {
        assertThat(packet.isKey())
            .as("at %d", packet.ptsTicks())
            .isEqualTo(packet.ptsTicks() == 0 || packet.ptsTicks() == 280);
        packet = reader.next(/* withData= */ true);
      }
    }
  }

  static Stream<PlanarLayout> encodable() {
    return PlanarLayout.all().stream().filter(layout -> layout.bitDepth() <= 10);
  }

  @ParameterizedTest
  @MethodSource("encodable")
  void encode_crf0_losesNothing(PlanarLayout layout) throws Exception {
    for (boolean fullRange : new boolean[] {false, true}) {
      PictureFormat format =
          new PictureFormat(
              66,
              50,
              layout.chromaShiftX(),
              layout.chromaShiftY(),
              layout.bitDepth(),
              fullRange,
              Rotation.NONE,
              4,
              3);
      Path file = folder.resolve("lossless" + fullRange + ".mp4");
      try (VideoWriter writer =
          MEDIA.createVideo(file, like(format), new EncoderSettings(0, "medium", 2))) {
        for (int i = 0; i < 9; i++) {
          writer.write(TestPictures.moving(format, i), 40L * i);
        }
        assertThat(writer.finish(360).frames()).isEqualTo(9);
      }

      PathByteSource source = PathByteSource.of(file);
      try (SegmentDecoder decoder =
          MEDIA.openDecoder(
              source, DecodeRange.of(MEDIA.indexGops(source)), DecodeOptions.exact(1))) {
        PictureFormat coded = decoder.stream().format();
        assertThat(coded).isEqualTo(layout.bitDepth() == 9 ? withBitDepth(format, 10) : format);
        for (int i = 0; i < 9; i++) {
          VideoFrame frame = decoder.next();
          assertThat(frame).isNotNull();
          Picture host = TestPictures.moving(format, i);
          assertSameColours(frame.picture().y(), host.y());
          assertSameColours(frame.picture().u(), host.u());
          assertSameColours(frame.picture().v(), host.v());
        }
        assertThat(decoder.next()).isNull();
      }
    }
  }

  /** In 8-bit code values, in which 9 bits and the 10 that they are coded in say the same. */
  private static void assertSameColours(Plane read, Plane host) {
    float[] readRow = new float[read.width()];
    float[] hostRow = new float[host.width()];
    for (int y = 0; y < host.height(); y++) {
      read.readRow(y, readRow);
      host.readRow(y, hostRow);
      assertThat(readRow).isEqualTo(hostRow);
    }
  }

  private static PictureFormat withBitDepth(PictureFormat format, int bitDepth) {
    return new PictureFormat(
        format.width(),
        format.height(),
        format.chromaShiftX(),
        format.chromaShiftY(),
        bitDepth,
        format.fullRange(),
        format.rotation(),
        format.sarNum(),
        format.sarDen());
  }

  @ParameterizedTest
  @CsvSource({
    "yuv420p, High",
    "yuv420p10le, High 10",
    "yuv422p, High 4:2:2",
    "yuv422p10le, High 4:2:2",
    "yuv444p10le, High 4:4:4 Predictive"
  })
  void encode_anyLayout_keepsItInTheProfileThatHasIt(String pixelFormat, String profile)
      throws Exception {
    PlanarLayout layout = PlanarLayout.ofPixelFormat(pixelFormat).orElseThrow();
    PictureFormat format =
        new PictureFormat(
            64,
            48,
            layout.chromaShiftX(),
            layout.chromaShiftY(),
            layout.bitDepth(),
            false,
            Rotation.NONE,
            1,
            1);
    Path file = folder.resolve("profile.mp4");
    try (VideoWriter writer = MEDIA.createVideo(file, like(format), FAST)) {
      writer.write(TestPictures.moving(format, 0), 0);
      writer.finish(40);
    }

    VideoStreamInfo read = MEDIA.probe(PathByteSource.of(file)).requireVideo();

    assertThat(read.pixelFormat()).isEqualTo(pixelFormat);
    assertThat(read.profile()).isEqualTo(profile);
  }

  @Test
  void encode_samplesOfMoreBitsThanStated_areClipped() throws Exception {
    PictureFormat format = withBitDepth(SMALL, 10);
    Picture wild = Picture.allocate(format);
    Arrays.fill(((ShortPlane) wild.y()).samples(), (short) 0xfedc);
    Path file = folder.resolve("wild.mp4");
    try (VideoWriter writer =
        MEDIA.createVideo(file, like(format), new EncoderSettings(0, "ultrafast", 1))) {
      writer.write(wild, 0);
      writer.finish(40);
    }

    PathByteSource source = PathByteSource.of(file);
    try (SegmentDecoder decoder =
        MEDIA.openDecoder(
            source, DecodeRange.of(MEDIA.indexGops(source)), DecodeOptions.exact(1))) {
      VideoFrame frame = decoder.next();
      assertThat(frame).isNotNull();
      float[] row = new float[64];
      frame.picture().y().readRow(47, row);
      assertThat(row).containsOnly(1023 / 4f);
    }
  }

  @Test
  void encode_twice_givesTheSameBytesWhateverTheMemoryHeld() throws Exception {
    for (int threads : List.of(1, 2)) {
      int bitDepth = threads == 1 ? 8 : 10;
      PictureFormat format = withBitDepth(PictureFormat.yuv420(176, 144), bitDepth);
      EncoderSettings settings = new EncoderSettings(23, "medium", threads);
      byte[] first = Files.readAllBytes(encode("a", format, settings, 16).file());
      for (int value : List.of(1, 77, 200)) {
        dirtyMemory(value);
        assertThat(encode("b", format, settings, 16).file()).hasBinaryContent(first);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 2, 2, 0",
    "1, 2, 2, 2, 0",
    "2, 2, 2, 2, 1",
    "1, 1, 1, 1, 1",
    "1, 5, 6, 5, 3",
    "2, 1, 13, 6, 2"
  })
  void encode_colourTags_areKept(int range, int primaries, int transfer, int matrix, int location)
      throws Exception {
    ColourTags tags = new ColourTags(range, primaries, transfer, matrix, location);
    VideoStreamInfo plain = like(SMALL);
    VideoStreamInfo tagged =
        new VideoStreamInfo(
            0,
            "h264",
            "High",
            plain.pixelFormat(),
            SMALL,
            tags,
            new Rational(16, 11),
            plain.timeBase(),
            plain.averageFrameRate(),
            plain.nominalFrameRate(),
            plain.durationTicks(),
            0,
            FieldOrder.PROGRESSIVE,
            List.of(),
            HdrMetadata.NONE);
    for (String name : List.of("tags.mp4", "tags.mkv")) {
      Path file = folder.resolve(name);
      try (VideoWriter writer = MEDIA.createVideo(file, tagged, FAST)) {
        writer.write(TestPictures.moving(SMALL, 0), 0);
        writer.finish(40);
      }

      VideoStreamInfo read = MEDIA.probe(PathByteSource.of(file)).requireVideo();

      assertThat(read.colour())
          .usingRecursiveComparison()
          .ignoringFields(location == 0 ? new String[] {"chromaLocation"} : new String[0])
          .isEqualTo(tags);
      assertThat(read.sampleAspectRatio()).isEqualTo(new Rational(16, 11));
    }
  }

  @Test
  void encode_byOpenH264_givesAllPicturesInOrder() throws Exception {
    Path file = folder.resolve("open");
    try (SegmentEncoder encoder =
        FfmpegSegmentEncoder.open(file, like(SMALL), FAST, VideoEncoder.OPENH264)) {
      for (int i = 0; i < 12; i++) {
        encoder.encode(TestPictures.moving(SMALL, i), 40L * i, /* keyFrame= */ i == 7);
      }
      StagedSegment segment = encoder.finish();
      Path output = folder.resolve("open.mp4");
      FfmpegAssembler.assemble(List.of(segment), 480, output, ContainerKind.MP4);
      assertThat(MEDIA.indexGops(PathByteSource.of(output)).gops())
          .extracting(Gop::startPtsTicks)
          .containsExactly(0L, 280L);
    }
    assertThatThrownBy(
            () ->
                FfmpegSegmentEncoder.open(
                    file, like(SMALL), new EncoderSettings(0, "medium", 1), VideoEncoder.OPENH264))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("OpenH264");
  }

  private static void dirtyMemory(int value) {
    Pointer[] blocks = new Pointer[400];
    for (int i = 0; i < blocks.length; i++) {
      long bytes = 64L + 300L * i;
      blocks[i] = avutil.av_malloc(bytes);
      Pointer.memset(blocks[i], value, bytes);
    }
    for (Pointer block : blocks) {
      avutil.av_free(block);
    }
  }

  @Test
  void encode_timeGoesBack_isRefused() throws Exception {
    try (SegmentEncoder encoder = MEDIA.openEncoder(folder.resolve("a"), like(SMALL), FAST)) {
      encoder.encode(TestPictures.moving(SMALL, 0), 40, false);

      assertThatThrownBy(() -> encoder.encode(TestPictures.moving(SMALL, 1), 40, false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void encode_otherFormat_isRefused() throws Exception {
    try (SegmentEncoder encoder = MEDIA.openEncoder(folder.resolve("a"), like(SMALL), FAST)) {
      PictureFormat other = PictureFormat.yuv420(66, 48);

      assertThatThrownBy(() -> encoder.encode(TestPictures.moving(other, 0), 0, false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void encode_threadInterrupted_stops() throws Exception {
    try (SegmentEncoder encoder = MEDIA.openEncoder(folder.resolve("a"), like(SMALL), FAST)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> encoder.encode(TestPictures.moving(SMALL, 0), 0, false))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void close_withoutFinish_leavesNothing() throws Exception {
    try (SegmentEncoder encoder = MEDIA.openEncoder(folder.resolve("a"), like(SMALL), FAST)) {
      encoder.encode(TestPictures.moving(SMALL, 0), 0, false);
      assertThatThrownBy(
              () -> {
                try (SegmentEncoder empty =
                    MEDIA.openEncoder(folder.resolve("b"), like(SMALL), FAST)) {
                  empty.finish();
                }
              })
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void openEncoder_whatCannotBeKept_isNamed() {
    VideoStreamInfo odd = like(PictureFormat.yuv420(63, 48));
    VideoStreamInfo plain = like(SMALL);
    VideoStreamInfo interlaced =
        new VideoStreamInfo(
            0,
            "h264",
            "High",
            plain.pixelFormat(),
            SMALL,
            plain.colour(),
            plain.sampleAspectRatio(),
            plain.timeBase(),
            plain.averageFrameRate(),
            plain.nominalFrameRate(),
            plain.durationTicks(),
            0,
            FieldOrder.TOP_FIRST,
            List.of(),
            HdrMetadata.NONE);

    VideoStreamInfo twelveBits = like(withBitDepth(SMALL, 12));
    assertThatThrownBy(() -> MEDIA.openEncoder(folder.resolve("a"), twelveBits, FAST))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("libx264 does not code samples of 12 bits");
    assertThatThrownBy(() -> MEDIA.openEncoder(folder.resolve("a"), odd, FAST))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("63x48");
    assertThatThrownBy(
            () -> MEDIA.chooseCodec(interlaced, ContainerKind.MP4, Optional.of(VideoCodec.HEVC)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("interlaced");
    assertThat(folder).isEmptyDirectory();
  }
}
