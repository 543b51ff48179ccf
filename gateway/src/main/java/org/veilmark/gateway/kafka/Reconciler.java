package org.veilmark.gateway.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.JobStore;
import org.veilmark.gateway.job.Messages;
import org.veilmark.gateway.job.Places;

/**
 * Asks again for jobs that nobody has said anything of for long: their request may have been lost
 * with a topic, or with the service's memory. One that the service knows it takes for the same.
 */
public final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final int BATCH = 100;

  private final JobStore store;
  private final Messages messages;
  private final Places places;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * One of a store.
   *
   * @param patience after which silence is too long
   */
  public Reconciler(
      JobStore store, Messages messages, Places places, InstantSource clock, Duration patience) {
    this.store = store;
    this.messages = messages;
    this.places = places;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Looks once.
   *
   * @return how many jobs were asked for again
   */
  public int look() {
    long now = clock.millis();
    List<Job> silent = store.silentSince(now - patience.toMillis(), BATCH);
    for (Job job : silent) {
      try {
        String output = job.task().output() == null ? null : places.locate(job.task().output());
        store.resubmit(job, messages.request(job, places.locate(job.task().input()), output), now);
        LOG.info("Job {} was asked for again: nothing was said of it for long", job.id());
      } catch (JobRefusedException e) {
        LOG.warn("Job {} cannot be asked for again: {}", job.id(), e.getMessage());
      }
    }
    return silent.size();
  }
}
