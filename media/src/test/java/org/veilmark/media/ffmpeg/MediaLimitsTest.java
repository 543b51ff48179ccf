package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.media.ByteSource;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.UnsupportedMediaException;

@ExtendWith(LeakCheck.class)
class MediaLimitsTest {
  @TempDir Path folder;

  @Test
  void probe_beyondALimit_isRefused() throws Exception {
    ByteSource clip =
        PathByteSource.of(
            TestClips.write(folder.resolve("a.mp4"), ClipSpec.of(30).withTone())); // 64x48, 1.2 s

    assertThat(FfmpegMedia.create(new MediaLimits(64 * 48, 2, 30, 2)).probe(clip).streams())
        .hasSize(2);
    assertRefused(clip, new MediaLimits(64 * 48 - 1, 2, 30, 2), "64x48");
    assertRefused(clip, new MediaLimits(64 * 48, 1, 30, 2), "seconds");
    assertRefused(clip, new MediaLimits(64 * 48, 2, 30, 1), "2 streams");
  }

  private static void assertRefused(ByteSource clip, MediaLimits limits, String what) {
    assertThatThrownBy(() -> FfmpegMedia.create(limits).probe(clip))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining(what)
        .hasMessageContaining("the limit is set to");
  }

  @Test
  void indexGops_beyondALimit_isRefused() throws Exception {
    ByteSource clip = PathByteSource.of(TestClips.write(folder.resolve("a.mp4"), ClipSpec.of(30)));

    assertThat(FfmpegMedia.create(new MediaLimits(9999, 2, 30, 2)).indexGops(clip).packets())
        .isEqualTo(30);
    assertThatThrownBy(() -> FfmpegMedia.create(new MediaLimits(9999, 2, 29, 2)).indexGops(clip))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("more pictures");
    assertThatThrownBy(() -> FfmpegMedia.create(new MediaLimits(9999, 1, 30, 2)).indexGops(clip))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("the limit is set to 1");
  }

  /** One chunk of eighty million samples of a byte: FFmpeg would make a table of 1.9 GB of them. */
  @Test
  void indexGops_samplesClaimedInFewBytes_isRefused() throws Exception {
    Path file = TestClips.write(folder.resolve("a.mp4"), ClipSpec.of(30));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
    int samples = 80_000_000;
    int sizes = text.indexOf("stsz");
    bytes.putInt(text.indexOf("stts") + 12, samples);
    bytes.putInt(sizes + 8, 1).putInt(sizes + 12, samples);
    bytes.putInt(text.indexOf("stsc") + 16, samples);
    Files.write(file, bytes.array());

    assertThatThrownBy(() -> FfmpegMedia.create().indexGops(PathByteSource.of(file)))
        .isInstanceOf(MediaException.class);
  }
}
