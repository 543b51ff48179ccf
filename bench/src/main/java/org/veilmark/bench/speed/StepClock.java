package org.veilmark.bench.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds up the CPU time that the steps of one thread take; starts when it is made. Other threads'
 * time, such as the compiler's, does not count.
 */
public final class StepClock {
  private static final double NANOS_PER_SECOND = 1e9;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long lapNanos = threads.getCurrentThreadCpuTime();

  /** The time since the last lap went into this step. */
  public void lap(String step) {
    long now = threads.getCurrentThreadCpuTime();
    seconds.merge(step, (now - lapNanos) / NANOS_PER_SECOND, Double::sum);
    lapNanos = now;
  }

  /** By step, in the order of their first laps. */
  public Map<String, Double> seconds() {
    return Collections.unmodifiableMap(seconds);
  }
}
