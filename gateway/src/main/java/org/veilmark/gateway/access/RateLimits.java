package org.veilmark.gateway.access;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How often an account may call an operation: so many times in each second of the clock, all its
 * keys together, at this gateway.
 */
public final class RateLimits {
  private final int callsPerSecond;
  private final InstantSource clock;
  private final ConcurrentMap<Subject, Window> windows = new ConcurrentHashMap<>();

  private record Subject(String account, String operation) {}

  private record Window(long second, int calls) {}

  /** The same limit for all. */
  public RateLimits(int callsPerSecond, InstantSource clock) {
    this.callsPerSecond = callsPerSecond;
    this.clock = clock;
  }

  /**
   * Counts a call.
   *
   * @param operation by a name of ours, not of the caller's making
   * @return after how many milliseconds to try again; 0: the call is within the limit
   */
  public long tryCall(String account, String operation) {
    long now = clock.millis();
    long second = now / 1000;
    Window window =
        windows.merge(
            new Subject(account, operation),
            new Window(second, 1),
            (old, fresh) ->
                old.second() == second
                    ? new Window(second, Math.min(old.calls() + 1, callsPerSecond + 1))
                    : fresh);
    return window.calls() > callsPerSecond ? (second + 1) * 1000 - now : 0;
  }
}
