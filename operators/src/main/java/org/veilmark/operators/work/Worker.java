package org.veilmark.operators.work;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentStatus;

/**
 * The one thread of a subtask that does its long work, one piece after the other, while the task
 * thread goes on with checkpoints.
 *
 * <p>A piece that ends with an expected failure, meets a bug at each of three attempts, or runs
 * longer than allowed, becomes a result that says so; an {@link Error} fails the task. The clock of
 * a piece starts when the piece does. A thread that does not come back in time may hang in native
 * code for good: it is interrupted and abandoned, and another one takes over the pieces that wait.
 *
 * <p>{@link #close()} interrupts what runs and waits a while, so that files and native memory are
 * freed before the task is gone; results of closed workers are dropped.
 */
public final class Worker implements AutoCloseable {
  private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final Duration limit;
  private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
  private final BlockingQueue<Piece<?>> waiting = new LinkedBlockingQueue<>();
  private final Set<Thread> threads = new HashSet<>();
  private final ScheduledExecutorService clock;
  private boolean closed;

  /**
   * Starts the thread.
   *
   * @param name of the thread
   * @param limit that one piece may take, more than 0
   */
  public Worker(String name, Duration limit) {
    this.name = name;
    this.limit = limit;
    // A piece that is begun while the worker closes needs no alarm: it is interrupted at once.
    clock =
        new ScheduledThreadPoolExecutor(
            1, task -> daemon(task, name + " clock"), new ThreadPoolExecutor.DiscardPolicy());
    startThread();
  }

  /** A piece of work. It is interrupted when its time is up or the task ends. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws Exception;
  }

  /** What a piece gives when it fails. */
  @FunctionalInterface
  public interface Fallback<T> {
    T of(SegmentStatus status, JobError error);
  }

  /** Queues a piece; {@code result} is completed from the worker's thread. */
  public <T> void submit(Work<T> work, Fallback<T> fallback, ResultFuture<T> result) {
    waiting.add(new Piece<>(work, fallback, result));
  }

  private synchronized void startThread() {
    if (!closed) {
      Thread thread = daemon(this::workOff, name);
      threads.add(thread);
      thread.start();
    }
  }

  private Thread daemon(Runnable task, String threadName) {
    Thread thread = new Thread(task, threadName);
    thread.setDaemon(true);
    thread.setContextClassLoader(classLoader);
    return thread;
  }

  private void workOff() {
    try {
      boolean goesOn = true;
      while (goesOn && !isClosed()) {
        goesOn = perform(waiting.take());
      }
    } catch (InterruptedException e) {
      // Closed while nothing was to be done.
    } finally {
      forget(Thread.currentThread());
    }
  }

  /** Returns whether to go on: not if this thread was abandoned, or the task is about to fail. */
  private <T> boolean perform(Piece<T> piece) {
    Thread performer = Thread.currentThread();
    var alarm =
        clock.schedule(() -> expire(piece, performer), limit.toMillis(), TimeUnit.MILLISECONDS);
    Outcome<T> outcome =
        Outcome.of(piece.work, piece.fallback, () -> !piece.isSettled() && !isClosed());
    alarm.cancel(/* mayInterruptIfRunning= */ false);
    if (!piece.settle()) {
      return false;
    }
    if (!isClosed()) {
      outcome.deliver(piece.result);
    }
    return outcome.fatal() == null;
  }

  private <T> void expire(Piece<T> piece, Thread performer) {
    if (isClosed() || !piece.settle()) {
      return;
    }
    JobError error =
        Failures.error(
            FailureCode.SEGMENT_TIMED_OUT, "not done within " + limit.toSeconds() + " s");
    startThread();
    performer.interrupt();
    Outcome.value(piece.fallback.of(SegmentStatus.TIMED_OUT, error)).deliver(piece.result);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void forget(Thread thread) {
    threads.remove(thread);
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    clock.shutdownNow();
    threads.forEach(Thread::interrupt);
    awaitThreads(System.nanoTime() + CLOSING_PATIENCE.toNanos());
  }

  private synchronized void awaitThreads(long deadlineNanos) {
    boolean interrupted = false;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
      if (leftMillis <= 0) {
        break;
      }
      try {
        wait(leftMillis);
      } catch (InterruptedException e) {
        // Flink interrupts a cancelled task again and again; the files still must be freed.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A piece of work, settled once: by its thread or by the clock. */
  private static final class Piece<T> {
    private final Work<T> work;
    private final Fallback<T> fallback;
    private final ResultFuture<T> result;
    private boolean settled;

    Piece(Work<T> work, Fallback<T> fallback, ResultFuture<T> result) {
      this.work = work;
      this.fallback = fallback;
      this.result = result;
    }

    synchronized boolean isSettled() {
      return settled;
    }

    synchronized boolean settle() {
      boolean first = !settled;
      settled = true;
      return first;
    }
  }
}
