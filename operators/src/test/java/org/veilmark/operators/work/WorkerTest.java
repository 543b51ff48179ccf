package org.veilmark.operators.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;

@Timeout(30)
class WorkerTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(100);

  /** What Flink would be given. */
  private static final class Result implements ResultFuture<String> {
    private final CompletableFuture<String> future = new CompletableFuture<>();

    @Override
    public void complete(Collection<String> result) {
      future.complete(String.join(",", result));
    }

    @Override
    public void complete(CollectionSupplier<String> supplier) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void completeExceptionally(Throwable error) {
      future.completeExceptionally(error);
    }

    String get() throws Exception {
      return future.get(20, TimeUnit.SECONDS);
    }
  }

  private static Result submit(Worker worker, Worker.Work<String> work) {
    Result result = new Result();
    worker.submit(work, (status, error) -> status + " " + error.getCode(), result);
    return result;
  }

  @Test
  void submit_severalPieces_areDoneInOrderByOneThread() throws Exception {
    try (Worker worker = new Worker("test", LONG)) {
      List<Result> results =
          List.of(
              submit(worker, () -> Thread.currentThread().getName()),
              submit(worker, () -> Thread.currentThread().getName()));
      for (Result result : results) {
        assertThat(result.get()).isEqualTo("test");
      }
    }
  }

  @Test
  void submit_expectedFailure_becomesResult() throws Exception {
    try (Worker worker = new Worker("test", LONG)) {
      Result refused =
          submit(
              worker,
              () -> {
                throw new JobException(FailureCode.KEY_UNKNOWN, "no key");
              });
      Result unread =
          submit(
              worker,
              () -> {
                throw new IOException("disk");
              });
      assertThat(refused.get()).isEqualTo("FAILED KEY_UNKNOWN");
      assertThat(unread.get()).isEqualTo("FAILED STORAGE_FAILED");
    }
  }

  @Test
  void submit_bugAtEveryAttempt_failsThePieceAndGoesOn() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (Worker worker = new Worker("test", LONG)) {
      Result result =
          submit(
              worker,
              () -> {
                attempts.incrementAndGet();
                throw new IllegalStateException("bug");
              });
      assertThat(result.get()).isEqualTo("FAILED INTERNAL");
      assertThat(submit(worker, () -> "next").get()).isEqualTo("next");
    }
    assertThat(attempts).hasValue(Outcome.ATTEMPTS);
  }

  @Test
  void submit_bugAtTheFirstAttempt_isDoneAtTheSecond() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (Worker worker = new Worker("test", LONG)) {
      Result result =
          submit(
              worker,
              () -> {
                if (attempts.incrementAndGet() == 1) {
                  throw new IllegalStateException("bug");
                }
                return "done";
              });
      assertThat(result.get()).isEqualTo("done");
    }
    assertThat(attempts).hasValue(2);
  }

  @Test
  void submit_fallbackThatThrows_failsTheTask() throws Exception {
    Result result = new Result();
    try (Worker worker = new Worker("test", LONG)) {
      worker.submit(
          () -> {
            throw new IOException("disk");
          },
          (status, error) -> {
            throw new IllegalStateException("bug in the fallback");
          },
          result);
      assertThatThrownBy(result::get).hasRootCauseMessage("bug in the fallback");
    }
  }

  @Test
  void submit_error_failsTheTaskAndDoesNoMore() throws Exception {
    AtomicBoolean didMore = new AtomicBoolean();
    try (Worker worker = new Worker("test", LONG)) {
      Result result =
          submit(
              worker,
              () -> {
                throw new AssertionError("error");
              });
      submit(
          worker,
          () -> {
            didMore.set(true);
            return "more";
          });
      assertThatThrownBy(result::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("error");
    }
    assertThat(didMore).isFalse();
  }

  @Test
  void submit_pieceThatHangs_timesOutAndTheNextIsDone() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Worker worker = new Worker("test", SHORT)) {
      Result hanging =
          submit(
              worker,
              () -> {
                awaitUninterruptibly(never);
                return "never";
              });
      Result next = submit(worker, () -> "next");
      assertThat(hanging.get()).isEqualTo("TIMED_OUT SEGMENT_TIMED_OUT");
      assertThat(next.get()).isEqualTo("next");
      never.countDown();
    }
  }

  @Test
  void submit_pieceThatHeedsTheInterrupt_timesOutOnce() throws Exception {
    try (Worker worker = new Worker("test", SHORT)) {
      Result slow =
          submit(
              worker,
              () -> {
                Thread.sleep(LONG.toMillis());
                return "never";
              });
      assertThat(slow.get()).isEqualTo("TIMED_OUT SEGMENT_TIMED_OUT");
      assertThat(submit(worker, () -> "next").get()).isEqualTo("next");
    }
  }

  @Test
  void close_inTheMiddle_interruptsAndWaitsForCleanUp() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean cleanedUp = new AtomicBoolean();
    Worker worker = new Worker("test", LONG);
    Result result =
        submit(
            worker,
            () -> {
              try {
                started.countDown();
                Thread.sleep(LONG.toMillis());
                return "never";
              } finally {
                cleanedUp.set(true);
              }
            });
    started.await();
    worker.close();
    assertThat(cleanedUp).isTrue();
    assertThat(result.future).isNotDone();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        // Like native code, it does not care.
      }
    }
  }
}
