package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;

/** Damaged copies of good clips: pictures or a typed refusal, nothing else. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class MutationTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final long SEED = 4711;
  private static final int MUTATIONS = Integer.getInteger("media.mutations", 25);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "a.mkv", "a.mov", "tone.mp4"})
  void decode_damagedCopy_givesPicturesOrSaysWhyNot(String name) throws Exception {
    ClipSpec spec = ClipSpec.of(20).x264("medium", "keyint=10:bframes=3");
    Path clip =
        TestClips.write(folder.resolve(name), name.startsWith("tone") ? spec.withTone() : spec);
    byte[] bytes = Files.readAllBytes(clip);
    Random random = new Random(SEED + name.hashCode());

    for (int i = 0; i < MUTATIONS; i++) {
      Files.write(clip, mutate(bytes, i, random));
      decode(PathByteSource.of(clip), i);
    }
  }

  private static byte[] mutate(byte[] bytes, int index, Random random) {
    byte[] mutated = bytes.clone();
    switch (index % 4) {
      case 0 -> {
        return Arrays.copyOf(mutated, random.nextInt(mutated.length));
      }
      case 1 -> {
        for (int flip = 0; flip < 10; flip++) {
          mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 2 -> { // absurd sizes and counts: most of the header's fields are 32 bits wide
        int at = random.nextInt(mutated.length - 4) & ~3;
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

  private static void decode(ByteSource source, int index) throws Exception {
    try {
      GopIndex gops = MEDIA.indexGops(source);
      try (SegmentDecoder decoder =
          MEDIA.openDecoder(source, DecodeRange.of(gops), DecodeOptions.lenient(1))) {
        @Nullable VideoFrame frame = decoder.next();
        while (frame != null) {
          frame = decoder.next();
        }
      }
    } catch (MediaException e) {
      assertThat(e.getMessage()).as("mutation %d", index).isNotBlank();
    }
  }
}
