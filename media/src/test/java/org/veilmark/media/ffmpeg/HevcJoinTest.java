package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.veilmark.media.CleanCut;
import org.veilmark.media.CopiedPart;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.GopKind;
import org.veilmark.media.HostCoding;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.RateControl;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoFrame;

/** From within one group to a later one encoded anew, the pictures around it copied. */
@ExtendWith(LeakCheck.class)
class HevcJoinTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static final int FRAMES = 50;
  private static final int CUT_GROUP = 1;
  private static final int TAIL_GROUP = 3;

  @TempDir Path folder;

  private static EncoderSettings settings(Optional<HostCoding> beside) {
    return new EncoderSettings(
        VideoCodec.HEVC, RateControl.ofQuality(10), "medium", beside, /* threads= */ 1);
  }

  private StagedSegment encode(ByteSource host, DecodeRange range, HostCoding terms)
      throws IOException, MediaException {
    try (SegmentDecoder decoder = MEDIA.openDecoder(host, range, DecodeOptions.exact(1));
        SegmentEncoder encoder =
            MEDIA.openEncoder(
                folder.resolve("staged"), decoder.stream(), settings(Optional.of(terms)))) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        encoder.encode(frame.picture(), frame.ptsTicks(), /* keyFrame= */ false);
        frame = decoder.next();
      }
      return encoder.finish();
    }
  }

  private static List<StagedPacket> packets(ByteSource source, DecodeRange range)
      throws IOException, MediaException {
    List<StagedPacket> packets = new ArrayList<>();
    try (CopiedPartReader reader = CopiedPartReader.open(source, range)) {
      @Nullable StagedPacket packet = reader.next(/* withData= */ true);
      while (packet != null) {
        packets.add(packet);
        packet = reader.next(/* withData= */ true);
      }
    }
    return packets;
  }

  private static List<String> pictures(ByteSource source, DecodeRange range)
      throws IOException, MediaException {
    List<String> pictures = new ArrayList<>();
    try (SegmentDecoder decoder = MEDIA.openDecoder(source, range, DecodeOptions.exact(1))) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        pictures.add(frame.ptsTicks() + " " + TestPictures.hash(frame.picture()));
        frame = decoder.next();
      }
      assertThat(decoder.report().isClean()).isTrue();
    }
    return pictures;
  }

  private ByteSource host(String extension, String parameters) throws Exception {
    Map<String, String> options =
        Map.of(
            "g",
            "10",
            "x265-params",
            "log-level=none:info=0:min-keyint=10:scenecut=0:pools=none:" + parameters);
    return PathByteSource.of(
        OtherContainers.write(
            folder.resolve("host." + extension), ClipSpec.of(FRAMES).coded("libx265", options)));
  }

  @Test
  void index_openGroups_areNoPlaceToCopyAgain() throws Exception {
    GopIndex index = MEDIA.indexGops(host("mp4", "open-gop=1:b-adapt=0:bframes=4:b-pyramid=1"));

    assertThat(index.gops().get(TAIL_GROUP).kind()).isEqualTo(GopKind.OPEN);
    assertThat(index.gops().subList(1, 5)).noneMatch(Gop::refresh);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, mp4, b-adapt=0:bframes=4:b-pyramid=1",
    "mp4, mkv, b-adapt=0:bframes=4",
    "mkv, mp4, b-adapt=0:bframes=4:repeat-headers=1",
    "mkv, mkv, bframes=0",
    "ts, mp4, b-adapt=0:bframes=3"
  })
  void assemble_encodedBetweenCopies_decodesAndKeepsThePackets(
      String from, String to, String parameters) throws Exception {
    ByteSource host = host(from, "open-gop=0:" + parameters);
    GopIndex index = MEDIA.indexGops(host);
    Gop cutGroup = index.gops().get(CUT_GROUP);
    Gop tail = index.gops().get(TAIL_GROUP);
    assertThat(index.gops()).hasSize(5).allMatch(Gop::refresh);
    HostCoding terms = MEDIA.joinTerms(host, settings(Optional.empty()));
    CleanCut cut =
        MEDIA
            .lastCleanCut(host, DecodeRange.of(cutGroup, cutGroup), cutGroup.endPtsTicks() - 1)
            .orElseThrow();
    long cutTicks = cut.ptsTicks();
    DecodeRange before =
        new DecodeRange(index.firstPtsTicks(), cutTicks, index.gops().get(0).start());
    DecodeRange anew = new DecodeRange(cutTicks, tail.startPtsTicks(), cutGroup.start());
    DecodeRange after = new DecodeRange(tail.startPtsTicks(), Long.MAX_VALUE, tail.start());
    Path output = folder.resolve("out." + to);

    AssemblyReport report =
        MEDIA.assemble(
            new AssemblyRequest(
                host,
                List.of(new CopiedPart(before), encode(host, anew, terms), new CopiedPart(after)),
                index.endPtsTicks(),
                output));

    assertThat(cutTicks).isGreaterThan(cutGroup.startPtsTicks());
    assertThat(report.frames()).isEqualTo(FRAMES);
    ByteSource joined = PathByteSource.of(output);
    GopIndex joinedIndex = MEDIA.indexGops(joined);
    List<String> hostPictures = pictures(host, DecodeRange.of(index));
    List<String> pictures = pictures(joined, DecodeRange.of(joinedIndex));
    int cutAt = at(hostPictures, cutTicks);
    int tailAt = at(hostPictures, tail.startPtsTicks());
    assertThat(pictures).hasSize(FRAMES);
    if (from.equals(to) && from.equals("mp4")) {
      assertThat(pictures.subList(0, cutAt)).isEqualTo(hostPictures.subList(0, cutAt));
      assertThat(pictures.subList(tailAt, FRAMES)).isEqualTo(hostPictures.subList(tailAt, FRAMES));
    }
    assertThat(values(pictures.subList(0, cutAt)))
        .isEqualTo(values(hostPictures.subList(0, cutAt)));
    assertThat(values(pictures.subList(tailAt, FRAMES)))
        .isEqualTo(values(hostPictures.subList(tailAt, FRAMES)));
    if (!from.equals("ts")) {
      List<StagedPacket> written = packets(joined, DecodeRange.of(joinedIndex));
      List<StagedPacket> first = packets(host, before);
      List<StagedPacket> last = packets(host, after);
      assertSameBytes(written.subList(0, first.size()), first);
      assertSameBytes(written.subList(FRAMES - last.size(), FRAMES), last);
    }
    for (Gop gop : joinedIndex.gops()) { // from anywhere
      List<String> jumped = pictures(joined, DecodeRange.of(gop, gop));
      int at = pictures.indexOf(jumped.get(0));
      assertThat(jumped).isEqualTo(pictures.subList(at, at + jumped.size()));
    }
  }

  private static int at(List<String> pictures, long ptsTicks) {
    return values(pictures, 0).indexOf(Long.toString(ptsTicks));
  }

  private static List<String> values(List<String> pictures) {
    return values(pictures, 1);
  }

  private static List<String> values(List<String> pictures, int field) {
    return pictures.stream().map(picture -> picture.split(" ", -1)[field]).toList();
  }

  private static void assertSameBytes(List<StagedPacket> actual, List<StagedPacket> expected) {
    assertThat(actual.stream().map(packet -> Arrays.hashCode(packet.data())).toList())
        .isEqualTo(expected.stream().map(packet -> Arrays.hashCode(packet.data())).toList());
  }
}
