package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.DecodeReport;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.PictureFormat;

/** Real clips, good and bad: pictures in order or a typed refusal, in bounded time. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SharedClipsTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();

  /** Larger clips are not decoded to the end. */
  private static final long MAX_SAMPLES = 150_000_000;

  private static final int MAX_PICTURES = 60;

  static Stream<Path> good() {
    return Stream.of("dev", "formats").flatMap(folder -> SharedClips.in(folder).stream());
  }

  static Stream<Path> hostile() {
    return SharedClips.in("hostile").stream();
  }

  @Test
  void clips_ofUnknownFolder_areNone() {
    assertThat(SharedClips.in("no such folder")).isEmpty();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("good")
  void decode_firstAndLastGroup_givesAllTheirPictures(Path clip) throws Exception {
    ByteSource source = PathByteSource.of(clip);
    GopIndex index = MEDIA.indexGops(source);
    Gop first = index.gops().get(0);
    Gop last = index.gops().get(index.gops().size() - 1);

    assertThat(index.warnings()).isEmpty();
    assertThat(decode(source, DecodeRange.of(first, first), MAX_PICTURES)).isNotEmpty();
    PictureFormat format = MEDIA.probe(source).requireVideo().format();
    if (index.packets() * format.width() * format.height() < MAX_SAMPLES) {
      List<Long> lastTimes = decode(source, DecodeRange.of(last, last), Integer.MAX_VALUE);
      assertThat(decode(source, DecodeRange.of(index), Integer.MAX_VALUE))
          .isSorted()
          .doesNotHaveDuplicates()
          .endsWith(lastTimes.toArray(Long[]::new));
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("good")
  void decode_sparsely_leavesNoWideGap(Path clip) throws Exception {
    double maxGapSeconds = 0.125;
    ByteSource source = PathByteSource.of(clip);
    Gop first = MEDIA.indexGops(source).gops().get(0);
    DecodeRange range = DecodeRange.of(first, first);
    List<Long> all = decode(source, range, MAX_PICTURES);

    List<Long> sparse = decode(source, range, DecodeOptions.sparse(1, maxGapSeconds), MAX_PICTURES);

    long maxGapTicks = MEDIA.probe(source).requireVideo().timeBase().toTicks(maxGapSeconds);
    assertThat(sparse).isSorted().doesNotHaveDuplicates().startsWith(all.get(0));
    int at = 0;
    for (long time : all.subList(1, all.size())) {
      while (at + 1 < sparse.size() && sparse.get(at + 1) <= time) {
        at++;
      }
      boolean decoded = sparse.get(at) == time;
      assertThat(decoded || sparse.get(at + 1) - sparse.get(at) <= maxGapTicks)
          .as("picture at tick %d, the one decoded before at %d", time, sparse.get(at))
          .isTrue();
    }
  }

  private static List<Long> decode(ByteSource source, DecodeRange range, int most)
      throws IOException, MediaException {
    return decode(source, range, DecodeOptions.lenient(2), most);
  }

  private static List<Long> decode(
      ByteSource source, DecodeRange range, DecodeOptions options, int most)
      throws IOException, MediaException {
    List<Long> times = new ArrayList<>();
    try (SegmentDecoder decoder = MEDIA.openDecoder(source, range, options)) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null && times.size() < most) {
        times.add(frame.ptsTicks());
        frame = decoder.next();
      }
      assertThat(decoder.report().isClean()).isTrue();
      assertThat(decoder.report().movedFrames()).isZero();
    }
    return times;
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("hostile")
  void decode_hostileFile_givesPicturesOrSaysWhyNot(Path clip) throws Exception {
    ByteSource source = PathByteSource.of(clip);
    try {
      GopIndex index = MEDIA.indexGops(source);
      try (SegmentDecoder decoder =
          MEDIA.openDecoder(source, DecodeRange.of(index), DecodeOptions.lenient(2))) {
        TestPictures.assertInOrder(decoder);
        DecodeReport report = decoder.report();
        assertThat(report.frames()).isPositive();
      }
    } catch (MediaException e) {
      assertThat(e.getMessage()).isNotBlank();
      assertThat(e.where()).isNotBlank();
    }
  }
}
