package org.veilmark.gateway.job;

/**
 * Where the end of a job is to be told.
 *
 * @param kind how
 * @param target a URL, or the name of a topic
 * @param format of what is told
 */
public record Callback(CallbackKind kind, String target, CallbackFormat format) {

  /** Nobody is to be told, whatever the queue says. */
  public static final Callback NOBODY = new Callback(CallbackKind.URL, "", CallbackFormat.JSON);
}
