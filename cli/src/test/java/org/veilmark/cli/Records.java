package org.veilmark.cli;

import java.util.List;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentStatus;

/** Records as the graph would give them. */
public final class Records {
  private static final long STARTED = 1_000_000;

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
            .build();
    return finished(request).setEmbedResult(result).build();
  }

  /** A find. */
  public static JobRecord found(JobRequest request, String message) {
    ExtractResult result =
        ExtractResult.newBuilder()
            .setFound(true)
            .setMessage(message)
            .setFalsePositiveProbability(1.2345e-21)
            .setStatistic(15.6543)
            .setAlgorithm(Algorithm.V2)
            .setLevel(2)
            .setGeometry(Geometry.newBuilder().setX0(0.0625).build())
            .setSegmentsUsed(1)
            .setFramesDecoded(31)
            .build();
    return finished(request).setExtractResult(result).setSegments(List.of(segment())).build();
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
            .build();
    return finished(request).setExtractResult(result).setSegments(List.of(segment())).build();
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

  private static SegmentFact segment() {
    return SegmentFact.newBuilder()
        .setSegmentIndex(0)
        .setStartMicros(0)
        .setEndMicros(4_200_000)
        .setStatus(SegmentStatus.OK)
        .setStatistic(14.1)
        .build();
  }
}
