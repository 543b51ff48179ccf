package org.veilmark.operators.intake;

/** Names of queues. */
public final class QueueNames {
  private static final String PATTERN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}";

  private QueueNames() {}

  /** Whether a queue may have this name. */
  public static boolean isFit(String queue) {
    return queue.matches(PATTERN);
  }
}
