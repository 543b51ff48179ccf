package org.veilmark.operators.engine;

import java.util.EnumMap;
import java.util.Map;
import org.veilmark.operators.work.WorkListener;

/** Adds up what the steps of one segment take. For one thread. */
final class StepClock {
  private final Map<WorkListener.Step, Long> nanos = new EnumMap<>(WorkListener.Step.class);
  private long lapNanos = System.nanoTime();

  /** The time since the last lap went into this step. */
  void lap(WorkListener.Step step) {
    long now = System.nanoTime();
    add(step, now - lapNanos);
    lapNanos = now;
  }

  /** The time since the last lap went into nothing that counts. */
  void skip() {
    lapNanos = System.nanoTime();
  }

  /** A step took this long beside the others. */
  void add(WorkListener.Step step, long nanosBeside) {
    nanos.merge(step, nanosBeside, Long::sum);
  }

  void tell(WorkListener listener) {
    nanos.forEach(listener::spent);
  }
}
