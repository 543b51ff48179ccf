package org.veilmark.operators.extract;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.operators.work.WorkOptions;
import org.veilmark.operators.work.Worker;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentStatus;

/**
 * Reads segments, one at a time, and answers each with exactly one piece of evidence: well or not.
 * Descriptors in flight at a failure come again and are read again, to the same evidence.
 */
public final class ExtractSegment extends RichAsyncFunction<SegmentDescriptor, SegmentEvidence> {
  private static final long serialVersionUID = 1L;

  private final EngineFactory engines;
  private final KeySource keys;
  private final WorkOptions options;

  private transient SegmentReader reader;
  private transient SegmentProgress progress;
  private transient @Nullable SegmentEngine engine;
  private transient @Nullable Worker worker;

  /** A function of these collaborators. */
  public ExtractSegment(EngineFactory engines, KeySource keys, WorkOptions options) {
    this.engines = engines;
    this.keys = keys;
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    engine = engines.create();
    progress = SegmentProgress.in(getRuntimeContext().getMetricGroup());
    reader = new SegmentReader(engine, keys, progress);
    worker = new Worker("extract-segment", options.timeLimit());
  }

  @Override
  public void asyncInvoke(SegmentDescriptor descriptor, ResultFuture<SegmentEvidence> result) {
    worker.submit(
        () -> {
          options.check(descriptor);
          return reader.read(descriptor);
        },
        (status, error) -> {
          progress.failed(error);
          return failed(descriptor, status, error);
        },
        result);
  }

  private static SegmentEvidence failed(
      SegmentDescriptor descriptor, SegmentStatus status, JobError error) {
    return SegmentEvidence.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
        .setWave(descriptor.getWave())
        .setStatus(status)
        .setError(error)
        .build();
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.close();
    }
    if (engine != null) {
      engine.close();
    }
  }
}
