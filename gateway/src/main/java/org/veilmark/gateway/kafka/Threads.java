package org.veilmark.gateway.kafka;

/** Ends of threads. */
final class Threads {
  private Threads() {}

  /** Interrupts a thread and waits for its end, unless the caller is to end himself. */
  static void end(Thread thread) {
    thread.interrupt();
    join(thread);
  }

  /** Waits for the end of a thread that knows that it is to end. */
  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
