package org.veilmark.jobs.batch.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.veilmark.schema.JobRequest;

/** Keeps the requests that a reader gives. */
final class CollectingOutput implements ReaderOutput<JobRequest> {
  final List<JobRequest> requests = new ArrayList<>();

  @Override
  public void collect(JobRequest request) {
    requests.add(request);
  }

  @Override
  public void collect(JobRequest request, long timestamp) {
    requests.add(request);
  }

  @Override
  public void emitWatermark(Watermark unused) {}

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {}

  @Override
  public SourceOutput<JobRequest> createOutputForSplit(String splitId) {
    return this;
  }

  @Override
  public void releaseOutputForSplit(String splitId) {}
}
