package org.veilmark.gateway.kafka;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.job.JobReport;
import org.veilmark.gateway.job.JobStore;
import org.veilmark.schema.codec.RecordDecodingException;

/** Takes over where jobs stand. */
public final class RecordTaker implements TopicFollower.MessageTaker {
  private static final Logger LOG = LoggerFactory.getLogger(RecordTaker.class);

  private final JobReports reports;
  private final JobStore store;
  private final InstantSource clock;

  /**
   * Takes over to a store.
   *
   * @param inWordsForSubmitters what is told of a failure's message
   */
  public RecordTaker(
      JobStore store, InstantSource clock, UnaryOperator<String> inWordsForSubmitters) {
    reports = new JobReports(inWordsForSubmitters);
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void take(byte[] message) {
    Optional<JobReport> report;
    try {
      report = reports.read(message);
    } catch (RecordDecodingException e) {
      LOG.warn("A record was left out that cannot be read", e);
      return;
    }
    report.ifPresent(one -> store.apply(one, clock.millis()));
  }
}
