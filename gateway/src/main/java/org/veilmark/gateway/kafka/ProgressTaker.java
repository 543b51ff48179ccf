package org.veilmark.gateway.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.job.JobStore;
import org.veilmark.schema.ProgressReport;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;

/** Takes over how far jobs are. */
public final class ProgressTaker implements TopicFollower.MessageTaker {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressTaker.class);

  private final RecordCodec<ProgressReport> codec = new RecordCodec<>(ProgressReport.class);
  private final JobStore store;

  /** Takes over to a store. */
  public ProgressTaker(JobStore store) {
    this.store = store;
  }

  @Override
  public void take(byte[] message) {
    try {
      ProgressReport report = codec.decode(message);
      long all = Math.max(1, report.getWorkPixels());
      long done = Math.min(Math.max(0, report.getWorkPixelsDone()), all);
      store.progress(report.getJobId(), (int) (done * 100 / all));
    } catch (RecordDecodingException e) {
      LOG.warn("A report of progress was left out that cannot be read", e);
    }
  }
}
