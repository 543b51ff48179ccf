package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
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
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.TrackPart;
import org.veilmark.media.VideoFrame;

/** Damaged copies of good clips: pictures or a typed refusal, nothing else. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MutationTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final EncoderSettings SETTINGS = new EncoderSettings(30, "ultrafast", 1);
  private static final long SEED = 4711;
  private static final int MUTATIONS = Integer.getInteger("media.mutations", 25);

  /** As reading a mark does. */
  private static final double SPARSE_SECONDS = 0.125;

  /** Boxes of MP4 whose sizes and counts decide on memory and time. */
  private static final List<String> BOXES =
      List.of(
          "moov", "trak", "mdia", "minf", "stbl", "stsd", "stts", "stss", "ctts", "stsc", "stsz",
          "stco", "elst", "mdhd", "tkhd", "avcC", "hvcC", "moof", "traf", "tfhd", "trun", "mvex",
          "trex", "sidx", "mdat");

  @TempDir Path folder;

  static Stream<Arguments> clips() {
    ClipSpec reordered = ClipSpec.of(20).x264("medium", "keyint=10:bframes=3");
    ClipSpec hevc =
        reordered.coded(
            "libx265",
            Map.of("preset", "ultrafast", "x265-params", "log-level=none:pools=none:keyint=8"));
    ClipSpec vp9 = reordered.coded("libvpx-vp9", Map.of("deadline", "realtime", "g", "8"));
    return Stream.of(
        Arguments.of("reordered.mkv", reordered),
        Arguments.of("reordered.mov", reordered),
        Arguments.of("tone.mp4", reordered.withTone()),
        Arguments.of("fragmented.mp4", reordered.withTone()),
        Arguments.of("transport.ts", reordered.withTone()),
        Arguments.of("mpeg4.avi", reordered.coded("mpeg4", Map.of("g", "6", "bf", "0"))),
        Arguments.of("flash.flv", reordered),
        Arguments.of("hevc.mp4", hevc),
        Arguments.of("vp9.webm", vp9));
  }

  @ParameterizedTest
  @MethodSource("clips")
  void reencode_damagedCopy_givesPicturesOrSaysWhyNot(String name, ClipSpec spec) throws Exception {
    Path clip = OtherContainers.write(folder.resolve(name), spec);
    byte[] bytes = Files.readAllBytes(clip);
    Random random = new Random(SEED + name.hashCode());
    int assembled = 0;

    for (int i = 0; i < MUTATIONS; i++) {
      Files.write(clip, mutate(bytes, i, random));
      ByteSource copy = PathByteSource.of(clip);
      decodeSparsely(copy, i);
      if (reencode(copy, i)) {
        assembled++;
      }
    }
    assertThat(assembled).as("copies that gave a whole output").isPositive();
  }

  private static byte[] mutate(byte[] bytes, int index, Random random) {
    byte[] mutated = bytes.clone();
    switch (index % 4) {
      case 0 -> { // each tenth first, then anywhere
        int tenths = index / 4 + 1;
        int length = tenths < 10 ? bytes.length * tenths / 10 : random.nextInt(bytes.length);
        return Arrays.copyOf(mutated, length);
      }
      case 1 -> {
        for (int flip = 0; flip < 10; flip++) {
          mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 2 -> { // absurd sizes and counts: most of the header's fields are 32 bits wide
        int at = index % 8 == 2 ? fieldOfABox(mutated, random) : random.nextInt(mutated.length - 4);
        byte value = (byte) List.of(0x00, 0x7f, 0xff).get(random.nextInt(3)).intValue();
        Arrays.fill(mutated, at, at + 4, value);
      }
      default -> {
        int at = random.nextInt(mutated.length);
        Arrays.fill(mutated, at, Math.min(mutated.length, at + 200), (byte) random.nextInt());
      }
    }
    return mutated;
  }

  /** The size of a box of MP4, or one of its first fields; anywhere where there is no such box. */
  private static int fieldOfABox(byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Integer> names =
        BOXES.stream().map(text::indexOf).filter(at -> at >= Integer.BYTES).toList();
    int at =
        names.isEmpty()
            ? random.nextInt(bytes.length)
            : names.get(random.nextInt(names.size())) + Integer.BYTES * (random.nextInt(8) - 1);
    return Math.min(at, bytes.length - Integer.BYTES);
  }

  /** Whether there was anything to put together. */
  private boolean reencode(ByteSource source, int index) throws Exception {
    Path staged = folder.resolve("segment");
    Path output = folder.resolve("output.mkv");
    try {
      GopIndex gops = MEDIA.indexGops(source);
      TrackPart part;
      try (SegmentDecoder decoder =
              MEDIA.openDecoder(source, DecodeRange.of(gops), DecodeOptions.lenient(1));
          SegmentEncoder encoder = MEDIA.openEncoder(staged, decoder.stream(), SETTINGS)) {
        @Nullable VideoFrame frame = decoder.next();
        while (frame != null) {
          encoder.encode(frame.picture(), frame.ptsTicks(), /* keyFrame= */ false);
          frame = decoder.next();
        }
        if (decoder.report().frames() == 0) {
          return false;
        }
        part = encoder.finish();
      }
      AssemblyReport report =
          MEDIA.assemble(new AssemblyRequest(source, List.of(part), gops.endPtsTicks(), output));
      assertThat(report.frames()).as("mutation %d", index).isPositive();
      return true;
    } catch (MediaException e) {
      assertThat(e.getMessage()).as("mutation %d", index).isNotBlank();
      return false;
    } finally {
      Files.deleteIfExists(staged);
      Files.deleteIfExists(output);
    }
  }

  /** Pictures in order, whatever is left out, or a typed refusal. */
  private static void decodeSparsely(ByteSource source, int index) throws IOException {
    try {
      DecodeRange range = DecodeRange.of(MEDIA.indexGops(source));
      try (SegmentDecoder decoder =
          MEDIA.openDecoder(source, range, DecodeOptions.sparse(1, SPARSE_SECONDS))) {
        TestPictures.assertInOrder(decoder);
      }
    } catch (MediaException e) {
      assertThat(e.getMessage()).as("mutation %d", index).isNotBlank();
    }
  }
}
