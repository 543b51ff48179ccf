package org.veilmark.operators.plan;

import org.jspecify.annotations.Nullable;
import org.veilmark.code.Algorithm;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.mark.Marks;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.MarkSettings;

/**
 * What an embedding puts in, with every choice made.
 *
 * @param settings null for an extraction
 */
record PlannedMark(@Nullable MarkSettings settings) {
  /** Of an extraction. */
  static final PlannedMark NONE = new PlannedMark(null);

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
    return new PlannedMark(mark);
  }

  /** Refuses an embedding of what no video can carry. */
  static void check(JobRequest request) throws JobException {
    PlannedMark unused = of(request, Double.POSITIVE_INFINITY);
  }
}
