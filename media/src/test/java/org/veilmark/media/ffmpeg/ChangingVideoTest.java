package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.PictureFormat;

/** Transport streams that were put one behind the other. */
@ExtendWith(LeakCheck.class)
class ChangingVideoTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final int PICTURES = 16;
  private static final ClipSpec SMALL = ClipSpec.of(PICTURES);

  @TempDir Path folder;

  private ByteSource joined(ClipSpec first, ClipSpec second) throws IOException, MediaException {
    Path file = OtherContainers.write(folder.resolve("joined.ts"), first);
    Path other = OtherContainers.write(folder.resolve("second.ts"), second);
    Files.write(file, Files.readAllBytes(other), StandardOpenOption.APPEND);
    return PathByteSource.of(file);
  }

  /** 96x64, and later by as much as the small one lasts, so that times go on. */
  private static ClipSpec largeAfterwards() {
    return SMALL
        .sized(96, 64, PlanarLayout.YUV420)
        .at(
            LongStream.range(PICTURES, 2 * PICTURES)
                .map(i -> i * 512)
                .boxed()
                .toArray(Long[]::new));
  }

  @Test
  void indexGops_timesJumpBack_coversWhatIsBefore() throws Exception {
    ByteSource clip = joined(SMALL, SMALL);

    GopIndex index = MEDIA.indexGops(clip);

    assertThat(index.packets()).isEqualTo(PICTURES);
    assertThat(index.jump()).isPresent();
    assertThat(index.warnings()).singleElement().asString().contains("jump back");
    assertThatThrownBy(index::requireWhole).isInstanceOf(UnsupportedMediaException.class);
    assertThat(decode(clip, DecodeRange.of(index), PictureFormat.yuv420(64, 48))).hasSize(PICTURES);
  }

  @Test
  void indexGops_ofOneRecording_isWhole() throws Exception {
    Path clip = OtherContainers.write(folder.resolve("one.ts"), SMALL);

    MEDIA.indexGops(PathByteSource.of(clip)).requireWhole();
  }

  @Test
  void decode_sizeChanges_givesEachPartInItsSize() throws Exception {
    ByteSource clip = joined(SMALL, largeAfterwards());
    GopIndex index = MEDIA.indexGops(clip);
    Gop last = index.gops().get(index.gops().size() - 1);

    assertThat(index.jump()).isEmpty();
    assertThat(index.packets()).isEqualTo(2 * PICTURES);
    assertThat(decode(clip, DecodeRange.of(last, last), PictureFormat.yuv420(96, 64)))
        .hasSize(last.packets());
  }

  @Test
  void decode_acrossTheChange_leavesOtherPicturesOutAndSaysSo() throws Exception {
    ByteSource clip = joined(SMALL, largeAfterwards());
    DecodeRange all = DecodeRange.of(MEDIA.indexGops(clip));

    try (SegmentDecoder decoder = MEDIA.openDecoder(clip, all, DecodeOptions.lenient(1))) {
      int pictures = 0;
      while (decoder.next() != null) {
        pictures++;
      }
      assertThat(pictures).isEqualTo(PICTURES);
      assertThat(decoder.report().otherFrames()).isEqualTo(PICTURES);
      assertThat(decoder.report().isClean()).isFalse();
    }
  }

  /** Headers are checked before; this is what only the pictures tell. */
  @Test
  void decode_sizeGrowsBeyondTheLimit_isNotDecoded() throws Exception {
    ByteSource clip = joined(SMALL, largeAfterwards());
    GopIndex index = MEDIA.indexGops(clip);
    Gop last = index.gops().get(index.gops().size() - 1);
    MediaLibrary limited = FfmpegMedia.create(new MediaLimits(64 * 48, 60, 100, 2));

    assertThatThrownBy(
            () -> limited.openDecoder(clip, DecodeRange.of(last, last), DecodeOptions.lenient(1)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("no picture decodes");
  }

  @Test
  void decode_exactlyAcrossTheChange_isRefused() throws Exception {
    ByteSource clip = joined(SMALL, largeAfterwards());
    DecodeRange all = DecodeRange.of(MEDIA.indexGops(clip));

    try (SegmentDecoder decoder = MEDIA.openDecoder(clip, all, DecodeOptions.exact(1))) {
      assertThatThrownBy(
              () -> {
                while (decoder.next() != null) {
                  // Up to the change.
                }
              })
          .isInstanceOf(UnsupportedMediaException.class)
          .hasMessageContaining("from 64x48 yuv420p to 96x64 yuv420p");
    }
  }

  private static List<Long> decode(ByteSource clip, DecodeRange range, PictureFormat size)
      throws IOException, MediaException {
    List<Long> times = new ArrayList<>();
    try (SegmentDecoder decoder = MEDIA.openDecoder(clip, range, DecodeOptions.lenient(1))) {
      assertThat(decoder.stream().format()).isEqualTo(size);
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        assertThat(frame.picture().format()).isEqualTo(size);
        times.add(frame.ptsTicks());
        frame = decoder.next();
      }
    }
    return times;
  }
}
