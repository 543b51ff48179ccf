package org.veilmark.gateway.job;

/** What a job does. */
public enum JobKind {
  EMBED,
  EXTRACT,
  COVER
}
