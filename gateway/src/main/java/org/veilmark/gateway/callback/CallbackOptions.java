package org.veilmark.gateway.callback;

import java.util.Set;

/**
 * Where ends of jobs may be told.
 *
 * @param mayGoInside whether hosts of this machine and of networks around it may be called
 * @param topics of Kafka that may be written
 */
public record CallbackOptions(boolean mayGoInside, Set<String> topics) {
  /** The internet, and no topic. */
  public static final CallbackOptions DEFAULT = new CallbackOptions(false, Set.of());

  /** Copies. */
  public CallbackOptions {
    topics = Set.copyOf(topics);
  }
}
