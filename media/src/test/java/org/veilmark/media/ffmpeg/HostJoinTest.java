package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.AssemblyRequest;
import org.veilmark.media.ByteSource;
import org.veilmark.media.CopiedPart;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.HostCoding;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.RateControl;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TrackPart;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoFrame;

/** One group of a clip encoded anew, the others copied. */
@ExtendWith(LeakCheck.class)
class HostJoinTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final int FRAMES = 25;
  private static final int ANEW = 2;

  @TempDir Path folder;

  private static EncoderSettings settings(VideoCodec codec, Optional<HostCoding> beside) {
    return new EncoderSettings(codec, RateControl.ofQuality(10), "medium", beside, 1);
  }

  private StagedSegment encode(ByteSource host, Gop gop, EncoderSettings settings)
      throws IOException, MediaException {
    try (SegmentDecoder decoder =
            MEDIA.openDecoder(host, DecodeRange.of(gop, gop), DecodeOptions.exact(1));
        SegmentEncoder encoder =
            MEDIA.openEncoder(folder.resolve("staged"), decoder.stream(), settings)) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        encoder.encode(frame.picture(), frame.ptsTicks(), /* keyFrame= */ false);
        frame = decoder.next();
      }
      return encoder.finish();
    }
  }

  private static List<String> packets(ByteSource source, DecodeRange range)
      throws IOException, MediaException {
    List<String> packets = new ArrayList<>();
    try (CopiedPartReader reader = CopiedPartReader.open(source, range)) {
      @Nullable StagedPacket packet = reader.next(/* withData= */ true);
      while (packet != null) {
        packets.add(packet.ptsTicks() + " " + HexFormat.of().formatHex(packet.data()));
        packet = reader.next(/* withData= */ true);
      }
    }
    return packets;
  }

  private static List<Long> hashes(ByteSource source) throws IOException, MediaException {
    List<Long> hashes = new ArrayList<>();
    try (SegmentDecoder decoder =
        MEDIA.openDecoder(
            source, DecodeRange.of(MEDIA.indexGops(source)), DecodeOptions.exact(1))) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        hashes.add(TestPictures.hash(frame.picture()));
        frame = decoder.next();
      }
      assertThat(decoder.report().isClean()).isTrue();
    }
    return hashes;
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, libx264, high, mp4",
    "mp4, libx264, baseline, mkv",
    "mkv, libx264, main, mp4",
    "mkv, libvpx-vp9, '', webm"
  })
  void assemble_copiedBesideEncoded_decodesAndKeepsThePackets(
      String from, String encoder, String profile, String to) throws Exception {
    Map<String, String> options =
        profile.isEmpty()
            ? Map.of("g", "5", "lag-in-frames", "0", "deadline", "good", "cpu-used", "5")
            : Map.of(
                "g", "5", "profile", profile, "preset", "veryfast", "x264-params", "scenecut=0");
    ByteSource host =
        PathByteSource.of(
            TestClips.write(
                folder.resolve("host." + from), ClipSpec.of(FRAMES).coded(encoder, options)));
    GopIndex index = MEDIA.indexGops(host);
    VideoCodec codec = profile.isEmpty() ? VideoCodec.VP9 : VideoCodec.H264;
    HostCoding terms = MEDIA.joinTerms(host, settings(codec, Optional.empty()));
    Gop anew = index.gops().get(ANEW);
    DecodeRange before = DecodeRange.of(index.gops().get(0), index.gops().get(ANEW - 1));
    DecodeRange after = DecodeRange.of(index.gops().get(ANEW + 1), index.gops().get(4));
    List<TrackPart> parts =
        List.of(
            new CopiedPart(before),
            encode(host, anew, settings(codec, Optional.of(terms))),
            new CopiedPart(after));
    Path output = folder.resolve("out." + to);

    AssemblyReport report =
        MEDIA.assemble(new AssemblyRequest(host, parts, index.endPtsTicks(), output));

    assertThat(index.gops()).hasSize(5).allMatch(Gop::refresh);
    assertThat(report.frames()).isEqualTo(FRAMES);
    ByteSource joined = PathByteSource.of(output);
    GopIndex joinedIndex = MEDIA.indexGops(joined);
    assertThat(joinedIndex.gops()).hasSize(5);
    List<Long> hostPictures = hashes(host);
    List<Long> pictures = hashes(joined);
    assertThat(pictures.subList(0, 10)).isEqualTo(hostPictures.subList(0, 10));
    assertThat(pictures.subList(15, 25)).isEqualTo(hostPictures.subList(15, 25));
    assertThat(pictures).hasSize(FRAMES);
    if (from.equals(to)) {
      for (Gop gop : joinedIndex.gops()) {
        Gop original = index.gops().get(gop.index());
        boolean same =
            packets(joined, DecodeRange.of(gop, gop))
                .equals(packets(host, DecodeRange.of(original, original)));
        assertThat(same).as("group %d", gop.index()).isEqualTo(gop.index() != ANEW);
      }
    }
    for (Gop gop : joinedIndex.gops()) { // from anywhere
      try (SegmentDecoder decoder =
          MEDIA.openDecoder(joined, DecodeRange.of(gop, gop), DecodeOptions.exact(1))) {
        VideoFrame first = decoder.next();
        assertThat(first).isNotNull();
        assertThat(TestPictures.hash(first.picture())).isEqualTo(pictures.get(5 * gop.index()));
      }
    }
  }

  @Test
  void joinTerms_ofWhatCannotBeJoined_sayWhy() throws Exception {
    ByteSource hevc =
        PathByteSource.of(
            TestClips.write(
                folder.resolve("a.mp4"),
                ClipSpec.of(5).coded("libx265", Map.of("x265-params", "log-level=none"))));
    ByteSource avc = PathByteSource.of(TestClips.write(folder.resolve("b.mp4"), ClipSpec.of(5)));

    assertThatThrownBy(() -> MEDIA.joinTerms(hevc, settings(VideoCodec.H264, Optional.empty())))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("the video is hevc, but h264 is to be written");
    EncoderSettings lossless =
        new EncoderSettings(
            VideoCodec.H264, RateControl.ofQuality(0), "medium", Optional.empty(), 1);
    assertThatThrownBy(() -> MEDIA.joinTerms(avc, lossless))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("without loss");
  }
}
