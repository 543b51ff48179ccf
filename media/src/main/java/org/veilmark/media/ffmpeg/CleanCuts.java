package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.veilmark.media.ByteSource;
import org.veilmark.media.CleanCut;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;

/** Looks for places to cut at within groups of pictures. */
final class CleanCuts {
  private CleanCuts() {}

  /** The last one in {@code range} that is not after {@code atMostTicks}. */
  static Optional<CleanCut> last(ByteSource source, DecodeRange range, long atMostTicks)
      throws IOException, MediaException {
    return last(times(source, range), atMostTicks);
  }

  /**
   * The same among packets.
   *
   * @param ptsTicks presentation times in the order of decoding
   */
  static Optional<CleanCut> last(long[] ptsTicks, long atMostTicks) {
    long[] latestBefore = new long[ptsTicks.length];
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < ptsTicks.length; i++) {
      if (ptsTicks[i] == MediaInfo.UNKNOWN_TICKS) {
        return Optional.empty();
      }
      latestBefore[i] = latest;
      latest = Math.max(latest, ptsTicks[i]);
    }
    long earliestFrom = Long.MAX_VALUE;
    for (int i = ptsTicks.length - 1; i > 0; i--) {
      earliestFrom = Math.min(earliestFrom, ptsTicks[i]);
      if (earliestFrom <= atMostTicks && latestBefore[i] < earliestFrom) {
        return Optional.of(new CleanCut(earliestFrom, i));
      }
    }
    return Optional.empty();
  }

  private static long[] times(ByteSource source, DecodeRange range)
      throws IOException, MediaException {
    LongStream.Builder times = LongStream.builder();
    DemuxerHandle demuxer = DemuxerHandle.open(source);
    try (VideoPackets packets =
            new VideoPackets(source, demuxer, demuxer.bestVideoStream(), range);
        PacketHandle packet = new PacketHandle()) {
      packets.start();
      while (packets.next(packet)) {
        times.add(packet.ptsTicks());
      }
    }
    return times.build().toArray();
  }
}
