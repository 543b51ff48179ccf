package org.veilmark.gateway.callback;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * When to try again: after 5 seconds, then twice as long each time, up to an hour; each time a
 * random part of up to a half is left out, so that those who wait for one receiver do not come all
 * at once. A day after the first attempt it is given up.
 */
final class RetryPlan {
  private static final long FIRST_MILLIS = 5_000;
  private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();
  private static final long PATIENCE_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MAX_DOUBLINGS = 20;

  private final RandomGenerator random;

  RetryPlan(RandomGenerator random) {
    this.random = random;
  }

  /**
   * When to try next, in milliseconds since the epoch; empty: not any more.
   *
   * @param attempts how often it was tried, at least once
   * @param endMillis when there was something to tell for the first time
   */
  OptionalLong next(int attempts, long endMillis, long nowMillis) {
    long whole = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempts - 1, MAX_DOUBLINGS));
    long next = nowMillis + whole - random.nextLong(whole / 2 + 1);
    return next > endMillis + PATIENCE_MILLIS ? OptionalLong.empty() : OptionalLong.of(next);
  }
}
