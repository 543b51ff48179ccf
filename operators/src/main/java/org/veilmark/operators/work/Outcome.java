package org.veilmark.operators.work;

import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.failure.Failures;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentStatus;

/** How a piece of work ended: with a value, or with a bug. */
record Outcome<T>(Optional<T> value, @Nullable Throwable bug) {

  static <T> Outcome<T> value(T value) {
    return new Outcome<>(Optional.of(value), null);
  }

  /** Runs the work; what it throws becomes its fallback if it was to be expected. */
  static <T> Outcome<T> of(Worker.Work<T> work, Worker.Fallback<T> fallback) {
    try {
      return value(work.run());
    } catch (Throwable thrown) {
      Optional<JobError> expected = Failures.expected(thrown);
      return expected.isPresent()
          ? value(fallback.of(SegmentStatus.FAILED, expected.get()))
          : new Outcome<>(Optional.empty(), thrown);
    }
  }

  /** Hands it to Flink. */
  void deliver(ResultFuture<T> result) {
    if (value.isPresent()) {
      result.complete(List.of(value.get()));
    } else {
      result.completeExceptionally(bug);
    }
  }
}
