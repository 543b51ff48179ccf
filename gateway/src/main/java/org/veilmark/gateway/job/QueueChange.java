package org.veilmark.gateway.job;

import java.util.Optional;

/**
 * What is to become of a queue. Empty: what it is.
 *
 * @param title for people
 * @param isPaused whether no job of it starts
 * @param callback where ends of its jobs are told; {@link Callback#NOBODY}: nowhere
 */
public record QueueChange(
    Optional<String> title, Optional<Boolean> isPaused, Optional<Callback> callback) {

  /** Holds or lets go. */
  public static QueueChange paused(boolean isPaused) {
    return new QueueChange(Optional.empty(), Optional.of(isPaused), Optional.empty());
  }
}
