package org.veilmark.gateway.access;

/** What an access key is for. */
public enum Role {
  /** Submit and cancel jobs. */
  SUBMIT,
  /** See jobs and queues. */
  QUERY,
  /** Change queues. */
  ADMIN
}
