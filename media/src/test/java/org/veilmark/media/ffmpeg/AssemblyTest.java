package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.AssemblyRequest;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.TrackPart;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoFrame;

@ExtendWith(LeakCheck.class)
class AssemblyTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final EncoderSettings SETTINGS = new EncoderSettings(20, "medium", 1);
  private static final String PYRAMID = "keyint=10:min-keyint=10:bframes=3:b-pyramid=normal";

  @TempDir Path folder;

  private PathByteSource clip(String name, ClipSpec spec) throws IOException, MediaException {
    return PathByteSource.of(TestClips.write(folder.resolve(name), spec));
  }

  private List<TrackPart> encodeAll(ByteSource host, GopIndex index)
      throws IOException, MediaException {
    List<TrackPart> segments = new ArrayList<>();
    for (Gop gop : index.gops()) {
      Path staged = folder.resolve("segment" + gop.index());
      try (SegmentDecoder decoder =
              MEDIA.openDecoder(host, DecodeRange.of(gop, gop), DecodeOptions.exact(1));
          SegmentEncoder encoder = MEDIA.openEncoder(staged, decoder.stream(), SETTINGS)) {
        @Nullable VideoFrame frame = decoder.next();
        while (frame != null) {
          encoder.encode(frame.picture(), frame.ptsTicks(), /* keyFrame= */ false);
          frame = decoder.next();
        }
        segments.add(encoder.finish());
      }
    }
    return segments;
  }

  private AssemblyReport reencode(ByteSource host, Path output) throws IOException, MediaException {
    GopIndex index = MEDIA.indexGops(host);
    return MEDIA.assemble(
        new AssemblyRequest(host, encodeAll(host, index), index.endPtsTicks(), output));
  }

  private static List<Long> times(ByteSource source) throws IOException, MediaException {
    List<Long> times = new ArrayList<>();
    try (SegmentDecoder decoder =
        MEDIA.openDecoder(
            source, DecodeRange.of(MEDIA.indexGops(source)), DecodeOptions.exact(1))) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        times.add(frame.ptsTicks());
        frame = decoder.next();
      }
      assertThat(decoder.report().isClean()).isTrue();
    }
    return times;
  }

  static Stream<Arguments> hosts() {
    ClipSpec reordered = ClipSpec.of(25).x264("fast", PYRAMID);
    return Stream.of(
        Arguments.of("sound.mp4", reordered.withTone()),
        Arguments.of("sound.mkv", reordered.withTone()),
        Arguments.of("turned.mov", reordered.rotated(270)),
        Arguments.of("before.mp4", reordered.startingBefore(4).withTone()),
        Arguments.of("late.mp4", reordered.at(700L, 1212L, 1724L, 2236L, 2748L).withTone()),
        Arguments.of("uneven.mp4", reordered.at(0L, 512L, 1536L, 1537L, 2048L, 6000L, 9999L)),
        Arguments.of(
            "ten_bits.mp4",
            reordered.sized(64, 48, PlanarLayout.YUV422.withBitDepth(10)).withTone()),
        Arguments.of("open.mp4", reordered.x264("fast", "keyint=8:bframes=2:open-gop=1")));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void assemble_reencodedSegments_keepTimesAndEverythingElse(String name, ClipSpec spec)
      throws Exception {
    PathByteSource host = clip(name, spec);
    PathByteSource output = PathByteSource.of(folder.resolve("out_" + name));

    AssemblyReport report = reencode(host, Path.of(output.file()));

    assertThat(times(output)).isEqualTo(times(host)).hasSize((int) report.frames());
    assertThat(MEDIA.indexGops(output).endPtsTicks())
        .isEqualTo(MEDIA.indexGops(host).endPtsTicks());
    assertThat(report.warnings()).isEmpty();
    assertThat(report.bytes()).isEqualTo(Files.size(Path.of(output.file())));
    DumpAssert.assertMatches("assembled_" + name, MediaDump.ofPackets(output));
    assertThat(copiedPackets(MediaDump.ofPackets(output)))
        .isEqualTo(copiedPackets(MediaDump.ofPackets(host)));
  }

  private static List<String> copiedPackets(String dump) {
    return dump.lines().filter(line -> line.startsWith("packet of 1")).toList();
  }

  @Test
  void assemble_hostWithChapters_keepsThem() throws Exception {
    for (String name : List.of("chapters.mp4", "chapters.mkv")) {
      PathByteSource host =
          PathByteSource.of(
              TestClips.write(folder.resolve(name), ClipSpec.of(10).withTone(), /* chapters= */ 3));
      PathByteSource output = PathByteSource.of(folder.resolve("out_" + name));

      AssemblyReport report = reencode(host, Path.of(output.file()));

      assertThat(report.warnings()).isEmpty();
      DumpAssert.assertMatches("assembled_" + name, MediaDump.ofPackets(output));
    }
  }

  @Test
  void assemble_twice_givesTheSameBytes() throws Exception {
    for (String name : List.of("a.mp4", "a.mkv")) {
      PathByteSource host = clip(name, ClipSpec.of(20).x264("fast", PYRAMID).withTone());
      Path first = folder.resolve("first_" + name);
      Path second = folder.resolve("second_" + name);

      reencode(host, first);
      reencode(host, second);

      assertThat(first).hasSameBinaryContentAs(second);
    }
  }

  @Test
  void assemble_mp4_hasItsIndexInFront() throws Exception {
    Path output = folder.resolve("out.mp4");
    reencode(clip("a.mp4", ClipSpec.of(20)), output);

    String bytes = Files.readString(output, StandardCharsets.ISO_8859_1);

    assertThat(bytes.indexOf("moov")).isBetween(1, bytes.indexOf("mdat"));
  }

  @Test
  void assemble_otherContainer_takesTheStreamsAlong() throws Exception {
    PathByteSource host = clip("a.mp4", ClipSpec.of(20).withTone());
    PathByteSource output = PathByteSource.of(folder.resolve("out.mkv"));

    AssemblyReport report = reencode(host, Path.of(output.file()));

    assertThat(report.warnings()).singleElement().asString().contains("rounded to milliseconds");
    assertThat(MEDIA.probe(output).streams())
        .extracting(stream -> stream.kind() + " " + stream.codec())
        .containsExactly("VIDEO h264", "AUDIO flac");
    assertThat(times(output)).hasSize(20).startsWith(0L, 40L, 80L);
  }

  @Test
  void assemble_hostFailsOnTheWay_leavesNothing() throws Exception {
    PathByteSource host = clip("a.mkv", ClipSpec.of(20).withTone());
    GopIndex index = MEDIA.indexGops(host);
    List<TrackPart> segments = encodeAll(host, index);
    Path output = folder.resolve("out.mkv");
    long half = Files.size(Path.of(host.file())) / 2;

    for (ByteSource failing :
        List.of(
            HostileSource.failing(Path.of(host.file()), half),
            HostileSource.interrupted(Path.of(host.file()), half))) {
      assertThatThrownBy(
              () ->
                  MEDIA.assemble(
                      new AssemblyRequest(failing, segments, index.endPtsTicks(), output)))
          .isInstanceOf(IOException.class);
      Thread.interrupted();
      assertThat(output).doesNotExist();
      assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
  }

  @Test
  void assemble_nameOfUnknownContainer_isRefused() throws Exception {
    PathByteSource host = clip("a.mp4", ClipSpec.of(5));

    assertThatThrownBy(() -> reencode(host, folder.resolve("out.gif")))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("out.gif");
  }

  @Test
  void assemble_folderMissing_isAStorageError() throws Exception {
    PathByteSource host = clip("a.mp4", ClipSpec.of(5));

    assertThatThrownBy(() -> reencode(host, folder.resolve("none/out.mp4")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void assemble_mpeg4Host_becomesH264() throws Exception {
    PathByteSource host = clip("a.mp4", ClipSpec.of(20).coded("mpeg4", Map.of("g", "6")));
    PathByteSource output = PathByteSource.of(folder.resolve("out.mp4"));

    reencode(host, Path.of(output.file()));

    assertThat(MEDIA.probe(output).requireVideo().codec()).isEqualTo("h264");
    assertThat(times(output)).isEqualTo(times(host));
  }
}
