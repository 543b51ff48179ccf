package org.veilmark.cli;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.schema.TimeSpan;
import org.veilmark.schema.Wave;

/** Records as the graph would give them. */
public final class Records {
  private static final long STARTED = 1_000_000;
  private static final double SECONDS = 4.2;

  private Records() {}

  /** An embedding that took 2.5 s and copied one of four segments. */
  public static JobRecord embedded(JobRequest request) {
    EmbedResult result =
        EmbedResult.newBuilder()
            .setOutputUri(String.valueOf(request.getOutputUri()))
            .setOutputBytes(1_900_000)
            .setDurationMicros(10_040_000)
            .setAlgorithm(request.getAlgorithm() == null ? Algorithm.V2 : request.getAlgorithm())
            .setLevel(request.getLevel())
            .setSegmentsReencoded(3)
            .setSegmentsCopied(1)
            .setFramesEncoded(188)
            .setMarkError(
                new PictureError(
                    8,
                    new PlaneError(65_025L, 25_600L),
                    new PlaneError(65_025L, 6_400L),
                    new PlaneError(0L, 6_400L)))
            .setFingerprint(pictures(0, 0))
            .build();
    return finished(request).setEmbedResult(result).build();
  }

  /** A find. */
  public static JobRecord found(JobRequest request, String message) {
    return found(request, SECONDS, List.of(mark(message, span(0, 4))));
  }

  /** Finds in a video, that which lasts longest first. */
  public static JobRecord found(JobRequest request, double seconds, List<ExtractedMark> marks) {
    ExtractedMark main = marks.get(0);
    ExtractResult result =
        ExtractResult.newBuilder()
            .setFound(true)
            .setMessage(main.getMessage())
            .setFalsePositiveProbability(main.getFalsePositiveProbability())
            .setStatistic(15.6543)
            .setAlgorithm(main.getAlgorithm())
            .setLevel(main.getLevel())
            .setGeometry(main.getGeometry())
            .setFingerprint(pictures(0, 0))
            .setSegmentsUsed(1)
            .setFramesDecoded(31)
            .setMapsTried(198)
            .setWave(Wave.GLANCE)
            .setMarks(marks)
            .build();
    return finished(request)
        .setExtractResult(result)
        .setSegments(List.of(segment(seconds)))
        .build();
  }

  /** A mark at some places. */
  public static ExtractedMark mark(String message, TimeSpan... ranges) {
    return ExtractedMark.newBuilder()
        .setMessage(message)
        .setAlgorithm(Algorithm.V2)
        .setLevel(2)
        .setFalsePositiveProbability(1.2345e-21)
        .setMarginDb(7.125)
        .setGeometry(Geometry.newBuilder().setX0(0.0625).build())
        .setRate(1)
        .setRanges(List.of(ranges))
        .build();
  }

  /** From one second to another. */
  public static TimeSpan span(double fromSeconds, double toSeconds) {
    return new TimeSpan((long) (fromSeconds * 1e6), (long) (toSeconds * 1e6));
  }

  /** No find. */
  public static JobRecord nothing(JobRequest request) {
    ExtractResult result =
        ExtractResult.newBuilder()
            .setFound(false)
            .setFalsePositiveProbability(0.7)
            .setStatistic(3.1)
            .setSegmentsUsed(1)
            .setFramesDecoded(31)
            .setMapsTried(198)
            .setWave(Wave.STUDY)
            .build();
    return finished(request)
        .setExtractResult(result)
        .setSegments(List.of(segment(SECONDS)))
        .build();
  }

  /** The fingerprint of a made-up video of as many samples. */
  public static ByteBuffer pictures(long seed, int samples) {
    Random random = new Random(seed);
    ByteBuffer coded = ByteBuffer.allocate(1 + 12 * samples).put((byte) 1);
    for (int tick = 0; tick < samples; tick++) {
      coded.putInt(tick).putLong(random.nextLong() | 1);
    }
    return coded.flip();
  }

  /** A job that failed. */
  public static JobRecord failed(JobRequest request, String code, String message) {
    return finished(request)
        .setState(JobState.FAILED)
        .setError(new JobError(code, message))
        .build();
  }

  private static JobRecord.Builder finished(JobRequest request) {
    return JobRecord.newBuilder()
        .setJobId(request.getJobId())
        .setRequest(request)
        .setState(JobState.SUCCEEDED)
        .setStartedAtMillis(STARTED)
        .setFinishedAtMillis(STARTED + 2_500);
  }

  private static SegmentFact segment(double seconds) {
    return SegmentFact.newBuilder()
        .setSegmentIndex(0)
        .setStartMicros(0)
        .setEndMicros(span(0, seconds).getEndMicros())
        .setStatus(SegmentStatus.OK)
        .setStatistic(14.1)
        .build();
  }
}
