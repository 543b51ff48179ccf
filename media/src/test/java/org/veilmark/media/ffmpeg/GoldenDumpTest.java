package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.veilmark.media.MediaException;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.PlanarLayout;

/** Tiny clips of every kind, read under good and bad conditions. */
@ExtendWith(LeakCheck.class)
class GoldenDumpTest {
  @TempDir Path folder;

  static Stream<Arguments> clips() {
    ClipSpec plain = ClipSpec.of(20);
    ClipSpec reordered = plain.x264("medium", "keyint=10:min-keyint=10:bframes=3:b-pyramid=normal");
    return Stream.of(
        Arguments.of("plain.mp4", plain),
        Arguments.of("plain.mkv", plain),
        Arguments.of("reordered.mp4", reordered),
        Arguments.of("reordered.mkv", reordered),
        Arguments.of("open_gops.mp4", plain.x264("medium", "keyint=8:bframes=2:open-gop=1")),
        Arguments.of(
            "variable_rate.mp4", plain.at(0L, 512L, 1536L, 1537L, 2048L, 6000L, 6400L, 12800L)),
        Arguments.of("edit_list.mp4", reordered.startingBefore(3)),
        Arguments.of("late_start.mp4", reordered.at(700L, 1212L, 1724L, 2236L, 2748L)),
        Arguments.of("one_picture.mov", plain.at(0L)),
        Arguments.of("odd_size.mkv", plain.coded("libvpx", VP8).sized(37, 23, YUV420)),
        Arguments.of("rotated.mp4", plain.rotated(90)),
        Arguments.of("full_chroma.mkv", plain.sized(50, 34, PlanarLayout.YUV444)),
        Arguments.of("half_chroma.mp4", plain.sized(50, 34, PlanarLayout.YUV422)),
        Arguments.of("ten_bits.mp4", plain.sized(64, 48, YUV420.withBitDepth(10))),
        Arguments.of(
            "half_chroma_ten_bits.mp4", plain.sized(50, 34, PlanarLayout.YUV422.withBitDepth(10))),
        Arguments.of(
            "full_chroma_twelve_bits.mkv",
            plain.coded("ffv1", FFV1).sized(37, 23, PlanarLayout.YUV444.withBitDepth(12))),
        Arguments.of("mpeg4.mp4", plain.coded("mpeg4", Map.of("g", "6", "bf", "0"))),
        Arguments.of("mpeg2.mkv", plain.coded("mpeg2video", Map.of("g", "6", "bf", "2"))),
        Arguments.of("hevc.mp4", plain.coded("libx265", x265("keyint=8:min-keyint=8:open-gop=0"))),
        Arguments.of(
            "hevc_open.mkv", plain.coded("libx265", x265("keyint=8:bframes=3:open-gop=1"))),
        Arguments.of("vp9.webm", plain.coded("libvpx-vp9", VP8)),
        Arguments.of("av1.mp4", plain.coded("libsvtav1", Map.of("preset", "12", "g", "8"))),
        Arguments.of(
            "prores.mov",
            plain.sized(64, 48, PlanarLayout.YUV422.withBitDepth(10)).coded("prores_ks", Map.of())),
        Arguments.of("endless.mp4", plain.x264("medium", "keyint=infinite:bframes=3")),
        Arguments.of("fields.mp4", plain.x264("medium", "keyint=8:bframes=2:tff=1")),
        Arguments.of("fragmented.mp4", reordered.withTone()),
        Arguments.of("transport.ts", reordered.withTone()),
        Arguments.of("open_gops.ts", plain.x264("medium", "keyint=8:bframes=2:open-gop=1")),
        Arguments.of("mpeg4.avi", plain.coded("mpeg4", Map.of("g", "6", "bf", "0"))),
        Arguments.of("flash.flv", reordered),
        Arguments.of("with_tone.mkv", plain.withTone()));
  }

  private static final PlanarLayout YUV420 = PlanarLayout.YUV420;
  private static final Map<String, String> VP8 =
      Map.of("deadline", "good", "b", "200000", "g", "8");

  private static final Map<String, String> FFV1 = Map.of("level", "3", "slicecrc", "1");

  private static Map<String, String> x265(String parameters) {
    return Map.of("preset", "ultrafast", "x265-params", "log-level=none:pools=none:" + parameters);
  }

  private Path write(String name, ClipSpec spec) throws IOException, MediaException {
    return OtherContainers.write(folder.resolve(name), spec);
  }

  @ParameterizedTest
  @MethodSource("clips")
  void read_generatedClip_matchesDump(String name, ClipSpec spec)
      throws IOException, MediaException {
    Path clip = write(name, spec);

    DumpAssert.assertMatches(name, MediaDump.of(PathByteSource.of(clip)));
  }

  @ParameterizedTest
  @MethodSource("clips")
  void read_fewBytesAtATime_matchesDump(String name, ClipSpec spec)
      throws IOException, MediaException {
    Path clip = write(name, spec);

    DumpAssert.assertMatches(name, MediaDump.of(HostileSource.shortReads(clip)));
  }

  @ParameterizedTest
  @MethodSource("clips")
  void read_storageFails_neverLooksLikeTheEnd(String name, ClipSpec spec)
      throws IOException, MediaException {
    Path clip = write(name, spec);
    long size = Files.size(clip);

    for (long bytes : List.of(0L, size / 4, size / 2, size * 3 / 4)) {
      assertThatThrownBy(() -> MediaDump.of(HostileSource.failing(clip, bytes)))
          .as("after %d bytes", bytes)
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is on fire");
    }
  }

  @ParameterizedTest
  @MethodSource("clips")
  void read_threadInterrupted_neverLooksLikeTheEnd(String name, ClipSpec spec)
      throws IOException, MediaException {
    Path clip = write(name, spec);
    long size = Files.size(clip);

    for (long bytes : List.of(0L, size / 4, size / 2, size * 3 / 4)) {
      assertThatThrownBy(() -> MediaDump.of(HostileSource.interrupted(clip, bytes)))
          .as("after %d bytes", bytes)
          .isInstanceOf(IOException.class);
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }
  }
}
