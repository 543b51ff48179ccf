package org.veilmark.schema.topic;

import java.io.Serializable;

/**
 * The topics of one service, told from those of others by a prefix.
 *
 * @param prefix of all names, such as {@code veilmark.}
 */
public record Topics(String prefix) implements Serializable {
  private static final String PREFIX_PATTERN = "[A-Za-z0-9._-]{0,100}";

  /** Checks the form. */
  public Topics {
    if (!prefix.matches(PREFIX_PATTERN)) {
      throw new IllegalArgumentException(
          "topic prefix '" + prefix + "' is not of the form " + PREFIX_PATTERN);
    }
  }

  /** Jobs to do: {@code JobRequest} by job id. */
  public String requests() {
    return prefix + "requests";
  }

  /** Orders: {@code ControlMessage} by job id or name of queue. */
  public String control() {
    return prefix + "control";
  }

  /** Of the service itself: {@code GateSignal} by job id. */
  public String credits() {
    return prefix + "credits";
  }

  /** How far jobs are: {@code ProgressReport} by job id. */
  public String progress() {
    return prefix + "progress";
  }

  /** The newest {@code JobRecord} of each job, by job id. Compacted. */
  public String records() {
    return prefix + "records";
  }

  /** Each final {@code JobRecord} once, by job id. */
  public String results() {
    return prefix + "results";
  }

  /** What could not be understood: {@code DeadLetter}, without a key. */
  public String deadLetters() {
    return prefix + "dead-letters";
  }
}
