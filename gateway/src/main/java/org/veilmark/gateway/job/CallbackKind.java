package org.veilmark.gateway.job;

/** Ways to tell the end of a job. */
public enum CallbackKind {
  /** A request of HTTP to a URL. */
  URL,
  /** A message in a topic of Kafka. */
  TOPIC
}
