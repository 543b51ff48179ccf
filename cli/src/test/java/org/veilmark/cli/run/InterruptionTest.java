package org.veilmark.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static final long TEST_MILLIS = 10_000;

  /** Runs work on a thread of its own, requests its end once it runs, and waits for that. */
  private static void requestDuring(Work work) throws InterruptedException {
    AtomicReference<Interruption> interruption = new AtomicReference<>();
    CountDownLatch running = new CountDownLatch(1);
    Thread main =
        new Thread(
            () -> {
              interruption.set(Interruption.never());
              work.run(interruption.get(), running);
            });
    main.start();
    running.await();

    interruption.get().request();

    assertThat(interruption.get().isRequested()).isTrue();
    main.join(TEST_MILLIS);
    assertThat(main.isAlive()).isFalse();
  }

  private interface Work {
    void run(Interruption interruption, CountDownLatch running);
  }

  @Test
  void request_duringInterruptibleWork_interruptsItAndWaits() throws InterruptedException {
    AtomicBoolean tidied = new AtomicBoolean();

    requestDuring(
        (interruption, running) -> {
          try {
            interruption.interruptible(
                () -> {
                  running.countDown();
                  Thread.sleep(TEST_MILLIS);
                  return null;
                });
          } catch (Exception e) {
            tidied.set(e instanceof InterruptedException);
          }
        });

    assertThat(tidied).isTrue();
  }

  @Test
  void request_duringStoppableWork_callsItsStopOnly() throws InterruptedException {
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch stopped = new CountDownLatch(1);

    requestDuring(
        (interruption, running) -> {
          try {
            interruption.stoppable(
                stopped::countDown,
                () -> {
                  running.countDown();
                  stopped.await();
                  return null;
                });
          } catch (Exception e) {
            interrupted.set(true);
          }
        });

    assertThat(stopped.getCount()).isZero();
    assertThat(interrupted).isFalse();
  }

  @Test
  void request_whenNothingCanBeLeftBehind_doesNotWait() throws InterruptedException {
    CountDownLatch requested = new CountDownLatch(1);
    AtomicReference<Interruption> interruption = new AtomicReference<>();
    Thread main =
        new Thread(
            () -> {
              interruption.set(Interruption.never());
              requested.countDown();
              try {
                Thread.sleep(TEST_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    main.start();
    requested.await();

    interruption.get().request();

    assertThat(main.isAlive()).isTrue();
    main.interrupt();
    main.join();
  }
}
