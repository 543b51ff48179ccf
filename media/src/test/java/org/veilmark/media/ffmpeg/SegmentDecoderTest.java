package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.media.ByteSource;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.SeekPoint;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SquaredErrors;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoFrame;

@ExtendWith(LeakCheck.class)
class SegmentDecoderTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final String PYRAMID = "keyint=10:min-keyint=10:bframes=3:b-pyramid=normal";

  private static final Map<String, String> FFV1 = Map.of("level", "3", "slicecrc", "1");

  @TempDir Path folder;

  private ByteSource clip(String name, ClipSpec spec) throws IOException, MediaException {
    return PathByteSource.of(TestClips.write(folder.resolve(name), spec));
  }

  private static List<String> pictures(ByteSource source, DecodeRange range, DecodeOptions options)
      throws IOException, MediaException {
    List<String> pictures = new ArrayList<>();
    try (SegmentDecoder decoder = MEDIA.openDecoder(source, range, options)) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        pictures.add(frame.ptsTicks() + " " + TestPictures.hash(frame.picture()));
        frame = decoder.next();
      }
      assertThat(decoder.next()).isNull();
    }
    return pictures;
  }

  @Test
  void next_groupsOneByOne_giveWhatTheWholeGives() throws Exception {
    for (String name : List.of("a.mp4", "a.mkv", "a.mov")) {
      ByteSource source = clip(name, ClipSpec.of(50).x264("medium", PYRAMID + ":open-gop=1"));
      GopIndex index = MEDIA.indexGops(source);

      List<String> parts = new ArrayList<>();
      for (Gop gop : index.gops()) {
        parts.addAll(pictures(source, DecodeRange.of(gop, gop), DecodeOptions.exact(1)));
      }

      assertThat(index.gops()).hasSize(5);
      assertThat(parts)
          .hasSize(50)
          .isEqualTo(pictures(source, DecodeRange.of(index), DecodeOptions.exact(1)));
    }
  }

  @Test
  void next_moreThreads_giveTheSame() throws Exception {
    ByteSource source = clip("a.mp4", ClipSpec.of(40).x264("medium", PYRAMID));
    DecodeRange all = DecodeRange.of(MEDIA.indexGops(source));

    assertThat(pictures(source, all, DecodeOptions.exact(4)))
        .isEqualTo(pictures(source, all, DecodeOptions.exact(1)));
  }

  @Test
  void next_pictureBefore_holdsWhileTheNextIsDecoded() throws Exception {
    ByteSource source = clip("a.mp4", ClipSpec.of(10));
    DecodeRange all = DecodeRange.of(MEDIA.indexGops(source));

    try (SegmentDecoder decoder = MEDIA.openDecoder(source, all, DecodeOptions.exact(1))) {
      VideoFrame before = Objects.requireNonNull(decoder.next());
      long hash = TestPictures.hash(before.picture());
      VideoFrame next = Objects.requireNonNull(decoder.next());

      assertThat(TestPictures.hash(next.picture())).isNotEqualTo(hash);
      assertThat(TestPictures.hash(before.picture())).isEqualTo(hash);
    }
  }

  @Test
  void next_keyFramesOnly_giveThoseOfTheFullDecode() throws Exception {
    ByteSource source = clip("a.mp4", ClipSpec.of(40).x264("medium", PYRAMID));
    GopIndex index = MEDIA.indexGops(source);
    List<String> all = pictures(source, DecodeRange.of(index), DecodeOptions.exact(1));

    List<String> keys = pictures(source, DecodeRange.of(index), DecodeOptions.keyFrames(2));

    assertThat(keys).containsExactly(all.get(0), all.get(10), all.get(20), all.get(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sparse.mp4", "sparse.mkv", "sparse.mov"})
  void next_sparse_givesReferencesAsTheFullDecodeDoes(String name) throws Exception {
    // Bottom to top of a pyramid: I or P, B that others refer to, B.
    ByteSource source =
        clip(name, ClipSpec.of(41).x264("medium", PYRAMID + ":b-adapt=0:scenecut=0"));
    DecodeRange range = DecodeRange.of(MEDIA.indexGops(source));
    List<String> all = pictures(source, range, DecodeOptions.exact(1));

    for (int threads : new int[] {1, 3}) {
      List<String> sparse = pictures(source, range, DecodeOptions.sparse(threads, 0.08));
      assertThat(sparse).hasSizeBetween(17, 27).first().isEqualTo(all.get(0));
      assertThat(all).containsSubsequence(sparse);
      assertThat(widestStep(all, sparse)).isEqualTo(2);
    }
    assertThat(pictures(source, range, DecodeOptions.sparse(1, 0.079))).isEqualTo(all);
  }

  /** How many pictures of {@code all} the part goes on by at most. */
  private static int widestStep(List<String> all, List<String> part) {
    int widest = 0;
    for (int i = 1; i < part.size(); i++) {
      widest = Math.max(widest, all.indexOf(part.get(i)) - all.indexOf(part.get(i - 1)));
    }
    return Math.max(widest, all.size() - all.indexOf(part.get(part.size() - 1)));
  }

  @Test
  void next_rangeWithinAGroup_givesExactlyIt() throws Exception {
    ByteSource source = clip("a.mp4", ClipSpec.of(20).x264("medium", PYRAMID));
    Gop gop = MEDIA.indexGops(source).gops().get(1);
    DecodeRange range = new DecodeRange(6000, 7168, gop.start());

    assertThat(pictures(source, range, DecodeOptions.exact(1)))
        .extracting(picture -> picture.substring(0, picture.indexOf(' ')))
        .containsExactly("6144", "6656");
  }

  @Test
  void open_seekPointOfAnotherFile_isMalformed() throws Exception {
    ByteSource source = clip("a.mp4", ClipSpec.of(20));
    DecodeRange range = new DecodeRange(4096, 8192, new SeekPoint(4097, 4097, 12));

    assertThatThrownBy(() -> MEDIA.openDecoder(source, range, DecodeOptions.exact(1)))
        .hasMessageContaining("does not have the packets that its index lists");
  }

  @Test
  void next_fileCutInTheMiddle_givesWhatIsThereAndSaysSo() throws Exception {
    ByteSource source = clip("a.mp4", ClipSpec.of(40).x264("medium", PYRAMID));
    byte[] bytes = Files.readAllBytes(Path.of(source.name()));
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 2 / 3));

    GopIndex index = MEDIA.indexGops(PathByteSource.of(cut));

    assertThat(index.warnings()).singleElement().asString().contains("cut or damaged");
    assertThat(pictures(PathByteSource.of(cut), DecodeRange.of(index), DecodeOptions.exact(1)))
        .hasSizeBetween(10, 39);
  }

  @Test
  void next_damagedData_isCounted() throws Exception {
    ByteSource source = clip("a.mp4", ClipSpec.of(40).x264("medium", PYRAMID));
    GopIndex index = MEDIA.indexGops(source);
    Path file = Path.of(source.name());
    byte[] bytes = Files.readAllBytes(file);
    int start = (int) index.gops().get(1).start().bytePosition();
    Arrays.fill(bytes, start + 30, start + 500, (byte) 0x5a);
    Files.write(file, bytes);

    try (SegmentDecoder decoder =
        MEDIA.openDecoder(source, DecodeRange.of(index), DecodeOptions.exact(1))) {
      while (decoder.next() != null) {
        // counted by the decoder
      }
      assertThat(decoder.report().isClean()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void next_anyPlanarLayout_isReadAsItIs(PlanarLayout layout) throws Exception {
    ClipSpec spec = ClipSpec.of(3).coded("ffv1", FFV1).sized(37, 23, layout);
    ByteSource source = clip("a.mkv", spec);
    DecodeRange range = DecodeRange.of(MEDIA.indexGops(source));

    try (SegmentDecoder decoder = MEDIA.openDecoder(source, range, DecodeOptions.exact(1))) {
      assertThat(decoder.stream().format()).isEqualTo(spec.format());
      for (int i = 0; i < 3; i++) {
        VideoFrame frame = decoder.next();
        assertThat(frame).isNotNull();
        assertThat(SquaredErrors.between(frame.picture(), TestPictures.moving(spec.format(), i)))
            .isEqualTo(SquaredErrors.ZERO);
      }
    }
  }

  static Iterable<PlanarLayout> layouts() {
    return PlanarLayout.all();
  }

  @Test
  void next_otherLayouts_areConvertedForReadingOnly() throws Exception {
    Path file = folder.resolve("gray.mkv");
    GrayClip.write(file);
    ByteSource source = PathByteSource.of(file);
    DecodeRange range = DecodeRange.of(MEDIA.indexGops(source));

    assertThat(pictures(source, range, DecodeOptions.lenient(1))).hasSize(GrayClip.FRAMES);
    assertThatThrownBy(() -> MEDIA.openDecoder(source, range, DecodeOptions.exact(1)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("gray10le");
    assertThatThrownBy(
            () ->
                MEDIA.chooseCodec(
                    MEDIA.probe(source).requireVideo(), ContainerKind.MATROSKA, Optional.empty()))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("gray10le");
  }

  @Test
  void next_sizeChangesOnTheWay_isRefused() throws Exception {
    Path file = folder.resolve("change.mkv");
    ClipSpec small = ClipSpec.of(4).coded("libvpx", Map.of("deadline", "good"));
    ClipSpec large = small.sized(80, 64, PlanarLayout.YUV420).at(2048L, 2560L, 3072L, 3584L);
    StagedSegment first = TestClips.encode(folder.resolve("1"), small);
    StagedSegment second = TestClips.encode(folder.resolve("2"), large);
    try (VideoTrack video = new VideoTrack(List.of(first, second), 4096);
        MuxerHandle muxer = MuxerHandle.open(file, ContainerKind.MATROSKA)) {
      AVStream output = VideoOutput.add(muxer, video.track());
      muxer.writeHeader(Map.of());
      TestClips.writeVideo(video, muxer, output);
      muxer.finish();
    }
    ByteSource source = PathByteSource.of(file);
    DecodeRange all = DecodeRange.of(MEDIA.indexGops(source));

    assertThatThrownBy(() -> pictures(source, all, DecodeOptions.exact(1)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("from 64x48 yuv420p to 80x64 yuv420p");
  }
}
