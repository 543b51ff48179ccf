package org.veilmark.operators.segment;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.operators.work.WorkOptions;
import org.veilmark.operators.work.Worker;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentStatus;

/**
 * Works on segments, one at a time, and answers each descriptor with exactly one result: well or
 * not. Descriptors in flight at a failure come again.
 *
 * @param <T> what is answered
 */
public abstract class SegmentFunction<T> extends RichAsyncFunction<SegmentDescriptor, T> {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final EngineFactory engines;
  private final WorkOptions options;

  private transient SegmentWork<T> work;
  private transient SegmentProgress progress;
  private transient @Nullable SegmentEngine engine;
  private transient @Nullable Worker worker;

  /**
   * A function that works as {@code options} say.
   *
   * @param name of its thread
   */
  protected SegmentFunction(String name, EngineFactory engines, WorkOptions options) {
    this.name = name;
    this.engines = engines;
    this.options = options;
  }

  /** What is done with descriptors that pass the checks; called once, when the subtask opens. */
  protected abstract SegmentWork<T> begin(SegmentEngine opened, SegmentProgress metrics);

  /** What a descriptor is answered whose work failed. */
  protected abstract T failed(SegmentDescriptor descriptor, SegmentStatus status, JobError error);

  @Override
  public final void open(OpenContext context) {
    engine = engines.create();
    progress = SegmentProgress.in(getRuntimeContext().getMetricGroup());
    work = begin(engine, progress);
    worker = new Worker(name, options.timeLimit());
  }

  @Override
  public final void asyncInvoke(SegmentDescriptor descriptor, ResultFuture<T> result) {
    worker.submit(
        () -> {
          options.check(descriptor);
          return work.on(descriptor);
        },
        (status, error) -> {
          progress.failed(error);
          return failed(descriptor, status, error);
        },
        result);
  }

  @Override
  public final void close() {
    if (worker != null) {
      worker.close();
    }
    if (engine != null) {
      engine.close();
    }
  }
}
