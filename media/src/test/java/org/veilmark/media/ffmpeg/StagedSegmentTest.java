package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.media.ColourTags;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.Rational;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TimeBase;

class StagedSegmentTest {
  private static final EncodedTrack TRACK =
      new EncodedTrack(
          "h264",
          100,
          31,
          64,
          48,
          "yuv420p",
          FieldOrder.TOP_FIRST,
          new ColourTags(1, 9, 16, 9, 2),
          new Rational(4, 3),
          new Rational(30000, 1001),
          new TimeBase(1, 90000),
          new Extradata(new byte[] {0, 0, 0, 1, 0x67}));

  @TempDir Path folder;

  private StagedSegment write(String name, EncodedTrack track, long... times) throws IOException {
    try (StagedSegmentWriter writer = new StagedSegmentWriter(folder.resolve(name), track)) {
      for (long time : times) {
        writer.write(time, time == times[0], new byte[] {1, (byte) time, 9}, 2);
      }
      return writer.finish();
    }
  }

  @Test
  void read_whatWasWritten_isTheSame() throws IOException {
    StagedSegment segment = write("a", TRACK, -5, 30, 20);

    try (StagedSegmentReader reader = new StagedSegmentReader(segment.file())) {
      assertThat(reader.track()).isEqualTo(TRACK);
      for (long time : new long[] {-5, 30, 20}) {
        @Nullable StagedPacket packet = reader.next(/* withData= */ true);
        assertThat(packet).isNotNull();
        assertThat(packet.ptsTicks()).isEqualTo(time);
        assertThat(packet.isKey()).isEqualTo(time == -5);
        assertThat(packet.data()).containsExactly(1, (byte) time);
      }
      assertThat(reader.next(/* withData= */ true)).isNull();
    }
    assertThat(segment.firstPtsTicks()).isEqualTo(-5);
    assertThat(segment.lastPtsTicks()).isEqualTo(30);
  }

  @Test
  void read_fileCutAnywhere_isAnError() throws IOException {
    byte[] whole = Files.readAllBytes(write("a", TRACK, 1, 2, 3).file());

    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      assertThatThrownBy(
              () -> {
                try (StagedSegmentReader reader = new StagedSegmentReader(cut)) {
                  while (reader.next(/* withData= */ false) != null) {
                    // to the end
                  }
                }
              })
          .as("cut to %d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void track_segmentsOfDifferentEncodings_doNotJoin() throws IOException {
    StagedSegment first = write("a", TRACK, 1, 2);
    EncodedTrack other =
        new EncodedTrack(
            TRACK.codec(),
            TRACK.profile(),
            TRACK.level(),
            TRACK.width(),
            TRACK.height(),
            TRACK.pixelFormat(),
            TRACK.fieldOrder(),
            TRACK.colour(),
            TRACK.sampleAspectRatio(),
            TRACK.averageFrameRate(),
            TRACK.timeBase(),
            new Extradata(new byte[] {7}));
    StagedSegment second = write("b", other, 3, 4);

    assertThatThrownBy(() -> new VideoTrack(List.of(first, second), 5))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unlike the first");
  }

  @Test
  void track_segmentsOutOfOrder_doNotJoin() throws IOException {
    StagedSegment first = write("a", TRACK, 3, 4);
    StagedSegment second = write("b", TRACK, 1, 2);

    assertThatThrownBy(() -> new VideoTrack(List.of(first, second), 5))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not follow");
  }
}
