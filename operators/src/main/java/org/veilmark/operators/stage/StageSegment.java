package org.veilmark.operators.stage;

import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.io.Attempt;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.operators.work.WorkOptions;
import org.veilmark.operators.work.Worker;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;

/**
 * Stages what segments add to outputs, one at a time, and answers each with exactly one output:
 * well or not.
 *
 * <p>Descriptors in flight at a failure come again. Those whose segment was staged are answered
 * from its facts; only unfinished ones are done again.
 */
public final class StageSegment extends RichAsyncFunction<SegmentDescriptor, SegmentOutput> {
  private static final long serialVersionUID = 1L;

  private final EngineFactory engines;
  private final KeySource keys;
  private final WorkOptions options;

  private transient SegmentStager stager;
  private transient SegmentProgress progress;
  private transient @Nullable SegmentEngine engine;
  private transient @Nullable Worker worker;

  /** A function of these collaborators. */
  public StageSegment(EngineFactory engines, KeySource keys, WorkOptions options) {
    this.engines = engines;
    this.keys = keys;
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    engine = engines.create();
    progress = SegmentProgress.in(getRuntimeContext().getMetricGroup());
    stager =
        new SegmentStager(
            engine,
            keys,
            Attempt.of(getRuntimeContext().getTaskInfo()),
            Path.of(options.spoolDirectory()),
            progress);
    worker = new Worker("stage-segment", options.timeLimit());
  }

  @Override
  public void asyncInvoke(SegmentDescriptor descriptor, ResultFuture<SegmentOutput> result) {
    worker.submit(
        () -> {
          options.check(descriptor);
          return stager.stage(descriptor);
        },
        (status, error) -> {
          progress.failed(error);
          return failed(descriptor, status, error);
        },
        result);
  }

  private static SegmentOutput failed(
      SegmentDescriptor descriptor, SegmentStatus status, JobError error) {
    return SegmentOutput.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
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
