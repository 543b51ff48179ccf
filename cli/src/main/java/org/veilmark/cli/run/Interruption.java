package org.veilmark.cli.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * Lets the main thread tidy up when the process is told to end (Ctrl-C, SIGTERM): work that would
 * leave something behind is stopped and waited for; any other ends with the process. The process
 * ends with 128 plus the signal's number, as Java does.
 */
public final class Interruption {
  private static final long GRACE_MILLIS = 20_000;

  private final Thread main;
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private boolean requested;
  private boolean finished;

  private Interruption(Thread main) {
    this.main = main;
  }

  /** Watches over the calling thread, until the process ends. */
  public static Interruption watch() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "veilmark-interrupt"));
    return interruption;
  }

  /** One that nothing requests. */
  public static Interruption never() {
    return new Interruption(Thread.currentThread());
  }

  /** Whether the process is on its way out by a signal. */
  public synchronized boolean isRequested() {
    return requested;
  }

  /** Does some work that ends when the calling thread is interrupted. */
  public <T> T interruptible(Callable<T> work) throws Exception {
    return stoppable(Thread.currentThread()::interrupt, work);
  }

  /**
   * Does some work that is stopped and waited for before the process ends.
   *
   * @param stop ends the work, and may wait for that
   */
  public <T> T stoppable(Runnable stop, Callable<T> work) throws Exception {
    begin(stop);
    try {
      return work.call();
    } finally {
      end(stop);
    }
  }

  /** From now on {@code stop} is called, and the thread waited for, before the process ends. */
  synchronized void begin(Runnable stop) {
    stops.push(stop);
  }

  /** Takes {@link #begin} back. */
  synchronized void end(Runnable stop) {
    stops.remove(stop);
  }

  /** Ends the process, unless a signal does already. */
  public void exit(int exitCode) {
    synchronized (this) {
      finished = true;
      if (requested) {
        return;
      }
    }
    System.exit(exitCode);
  }

  /** A signal has come; returns when the thread has ended what must not be left half-done. */
  void request() {
    Runnable stop;
    synchronized (this) {
      requested = true;
      stop = stops.peek();
      if (finished || stop == null) {
        return;
      }
    }
    stop.run();
    try {
      main.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      // The process ends at once then.
      Thread.currentThread().interrupt();
    }
  }
}
