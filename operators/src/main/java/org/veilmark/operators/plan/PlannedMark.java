package org.veilmark.operators.plan;

import org.jspecify.annotations.Nullable;
import org.veilmark.code.Algorithm;
import org.veilmark.media.EncoderSettings;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.mark.Marks;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.MarkSettings;

/**
 * What an embedding puts in and how it is coded, with every choice made.
 *
 * @param settings null for an extraction
 * @param encoding null for an extraction
 */
record PlannedMark(
    @Nullable MarkSettings settings, org.veilmark.schema.@Nullable EncoderSettings encoding) {
  private static final String CODEC = "h264";

  /** Of an extraction. */
  static final PlannedMark NONE = new PlannedMark(null, null);

  /**
   * Of an embedding.
   *
   * @param markedSeconds length of the part of the video that is to be marked
   */
  static PlannedMark of(JobRequest request, double markedSeconds) throws JobException {
    if (request.getMessage() == null) {
      throw new JobException(FailureCode.MESSAGE_INVALID, "the request has no message");
    }
    MarkSettings mark =
        MarkSettings.newBuilder()
            .setAlgorithm(
                request.getAlgorithm() == null
                    ? Marks.toRecord(Algorithm.byDefault(markedSeconds))
                    : request.getAlgorithm())
            .setLevel(request.getLevel())
            .setStrength(request.getStrength())
            .setMessage(request.getMessage())
            .build();
    Marks.requireFit(Marks.settings(mark), markedSeconds);
    return new PlannedMark(mark, encoding(request.getEncoding()));
  }

  /** Refuses an embedding of what no video can carry, or cannot be coded. */
  static void check(JobRequest request) throws JobException {
    PlannedMark unused = of(request, Double.POSITIVE_INFINITY);
  }

  private static org.veilmark.schema.EncoderSettings encoding(
      org.veilmark.schema.EncoderSettings asked) throws JobException {
    if (asked.getVideoCodec() != null && !asked.getVideoCodec().equals(CODEC)) {
      throw new JobException(
          FailureCode.REQUEST_INVALID,
          "cannot encode to " + asked.getVideoCodec() + ", only to " + CODEC);
    }
    if (asked.getBitrateBitsPerSecond() != null) {
      throw new JobException(
          FailureCode.REQUEST_INVALID, "a target bitrate is not supported, only a crf");
    }
    try {
      EncoderSettings settings =
          new EncoderSettings(
              asked.getCrf() == null ? EncoderSettings.DEFAULT_CRF : asked.getCrf(),
              asked.getPreset() == null ? EncoderSettings.DEFAULT_PRESET : asked.getPreset(),
              asked.getThreads());
      return org.veilmark.schema.EncoderSettings.newBuilder(asked)
          .setVideoCodec(CODEC)
          .setCrf(settings.crf())
          .setPreset(settings.preset())
          .build();
    } catch (IllegalArgumentException e) {
      throw new JobException(FailureCode.REQUEST_INVALID, e.getMessage(), e);
    }
  }
}
