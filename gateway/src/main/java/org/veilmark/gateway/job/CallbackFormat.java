package org.veilmark.gateway.job;

/** Languages that the end of a job is told in. */
public enum CallbackFormat {
  XML,
  JSON
}
