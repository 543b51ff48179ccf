package org.veilmark.gateway.kafka;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Cover;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobReport;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;

/** Reads what the service says of jobs. */
final class JobReports {
  private static final int MAX_MESSAGE_CHARACTERS = 4000;

  private final RecordCodec<JobRecord> codec = new RecordCodec<>(JobRecord.class);
  private final UnaryOperator<String> inWordsForSubmitters;

  /**
   * Reads reports.
   *
   * @param inWordsForSubmitters what is told of a failure's message
   */
  JobReports(UnaryOperator<String> inWordsForSubmitters) {
    this.inWordsForSubmitters = inWordsForSubmitters;
  }

  /**
   * A report; empty if the service is in a state that is not known here, being newer.
   *
   * @throws RecordDecodingException if it cannot be read
   */
  Optional<JobReport> read(byte[] encoded) throws RecordDecodingException {
    JobRecord record = codec.decode(encoded);
    return state(record)
        .map(state -> new JobReport(record.getJobId(), status(state, record), encoded));
  }

  private static Optional<JobState> state(JobRecord record) {
    return switch (record.getState()) {
      case SUBMITTED -> Optional.of(JobState.SUBMITTED);
      case PAUSED -> Optional.of(JobState.PAUSED);
      case RUNNING -> Optional.of(JobState.RUNNING);
      case SUCCEEDED -> Optional.of(JobState.SUCCEEDED);
      case FAILED -> Optional.of(JobState.FAILED);
      case CANCELLED -> Optional.of(JobState.CANCELLED);
      case UNKNOWN -> Optional.empty();
    };
  }

  private JobStatus status(JobState state, JobRecord record) {
    return new JobStatus(
        state,
        state.isFinal() ? 100 : 0,
        record.getStartedAtMillis(),
        record.getFinishedAtMillis(),
        failure(record.getError()),
        finding(record.getExtractResult()),
        record.getCovers().stream()
            .map(org.veilmark.schema.Cover::getPicture)
            .map(picture -> new Cover(picture.getTimeMicros(), picture.getScore()))
            .toList());
  }

  private @Nullable JobFailure failure(@Nullable JobError error) {
    if (error == null) {
      return null;
    }
    String message = inWordsForSubmitters.apply(error.getMessage());
    return new JobFailure(
        error.getCode(), message.substring(0, Math.min(message.length(), MAX_MESSAGE_CHARACTERS)));
  }

  private static @Nullable Finding finding(@Nullable ExtractResult result) {
    return result == null
        ? null
        : new Finding(
            result.getFound() ? result.getMessage() : null, result.getFalsePositiveProbability());
  }
}
