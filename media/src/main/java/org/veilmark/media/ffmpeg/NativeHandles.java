package org.veilmark.media.ffmpeg;

import java.util.concurrent.atomic.AtomicLong;

/** Counts native objects that somebody owns, so that tests can tell that none leaks. */
final class NativeHandles {
  private static final AtomicLong OPEN = new AtomicLong();

  private NativeHandles() {}

  static void opened() {
    OPEN.incrementAndGet();
  }

  static void closed() {
    OPEN.decrementAndGet();
  }

  /** Objects opened and not yet closed. */
  static long open() {
    return OPEN.get();
  }
}
