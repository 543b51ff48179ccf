package org.veilmark.gateway.job;

/** To which topic of the service a message goes. */
public enum Channel {
  REQUESTS,
  CONTROL
}
