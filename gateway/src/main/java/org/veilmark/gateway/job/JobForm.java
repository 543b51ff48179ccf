package org.veilmark.gateway.job;

import java.util.Map;

/**
 * How a job was asked for, to be told in the same words.
 *
 * @param api the interface that it came by, such as {@code ims}
 * @param operation its name there
 * @param details what else the interface wants to remember, by names of its own; not much
 */
public record JobForm(String api, String operation, Map<String, String> details) {

  /** Copies. */
  public JobForm {
    details = Map.copyOf(details);
  }
}
