package org.veilmark.gateway;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is done again and again in a thread of its own; a failure is logged. */
final class Repeating implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ScheduledExecutorService executor;

  private Repeating(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /**
   * Does it at once, and then again and again.
   *
   * @param name of the thread
   * @param pause between the end of one time and the start of the next
   */
  static Repeating start(String name, Duration pause, Runnable task) {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            () -> runSafely(name, task), 0, Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
    return new Repeating(executor);
  }

  private static void runSafely(String name, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("{} failed and is tried again", name, e);
    }
  }

  /** Ends after the time that is running; an interruption could close the file of a database. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("A repeated task did not end within {} s", PATIENCE.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
