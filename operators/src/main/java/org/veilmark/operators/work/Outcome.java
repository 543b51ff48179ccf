package org.veilmark.operators.work;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.operators.failure.Failures;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentStatus;

/** How a piece of work ended: with a value, or with what no piece can answer for. */
record Outcome<T>(Optional<T> value, @Nullable Throwable fatal) {
  /** How often a piece is begun that ends in a bug. */
  static final int ATTEMPTS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

  static <T> Outcome<T> value(T value) {
    return new Outcome<>(Optional.of(value), null);
  }

  /**
   * Runs the work. What it throws becomes its fallback: at once if it was to be expected, after
   * {@value #ATTEMPTS} attempts if it is a bug, so that one video does not stop the work on others.
   *
   * @param wanted whether anybody still waits for it: there are no further attempts otherwise
   */
  static <T> Outcome<T> of(
      Worker.Work<T> work, Worker.Fallback<T> fallback, BooleanSupplier wanted) {
    try {
      return value(attempt(work, fallback, wanted));
    } catch (Throwable thrown) {
      // Of the fallback, too: the thread must not end without an outcome.
      return new Outcome<>(Optional.empty(), thrown);
    }
  }

  private static <T> T attempt(
      Worker.Work<T> work, Worker.Fallback<T> fallback, BooleanSupplier wanted) {
    int attempt = 1;
    while (true) {
      try {
        return work.run();
      } catch (Exception thrown) {
        Optional<JobError> expected = Failures.expected(thrown);
        if (expected.isPresent()) {
          return fallback.of(SegmentStatus.FAILED, expected.get());
        }
        boolean abandoned = !wanted.getAsBoolean();
        if (!abandoned) {
          LOG.error("Attempt {} of {} met a bug", attempt, ATTEMPTS, thrown);
        }
        if (abandoned || attempt == ATTEMPTS) {
          return fallback.of(SegmentStatus.FAILED, Failures.bug(thrown));
        }
        attempt++;
      }
    }
  }

  /** Hands it to Flink. */
  void deliver(ResultFuture<T> result) {
    if (value.isPresent()) {
      result.complete(List.of(value.get()));
    } else {
      result.completeExceptionally(fatal);
    }
  }
}
