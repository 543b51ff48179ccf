package org.veilmark.operators.plan;

import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.types.RecordType;
import org.veilmark.operators.work.PlannedWork;
import org.veilmark.operators.work.Worker;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentPlan;

/**
 * Turns each request into exactly one plan; one that cannot be fulfilled into a plan without
 * segments that says why. A request in flight at a failure is planned again, to the same plan but
 * for the time.
 */
public final class PlanSegments extends RichAsyncFunction<JobRequest, SegmentPlan>
    implements ResultTypeQueryable<SegmentPlan> {
  private static final long serialVersionUID = 1L;

  private final MediaFactory media;
  private final KeySource keys;
  private final PlanOptions options;
  private final Clock clock;

  private transient JobPlanner planner;
  private transient @Nullable Worker worker;
  private transient PlannedWork planned;

  /** A function of these collaborators; {@code clock} tells when planning began. */
  public PlanSegments(MediaFactory media, KeySource keys, PlanOptions options, Clock clock) {
    this.media = media;
    this.keys = keys;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    planned = PlannedWork.in(getRuntimeContext().getMetricGroup());
    planner = new JobPlanner(media.create(), keys, options, clock);
    worker = new Worker("plan-segments", options.timeLimit());
  }

  @Override
  public void asyncInvoke(JobRequest request, ResultFuture<SegmentPlan> result) {
    worker.submit(() -> plan(request), (status, error) -> planner.failed(request, error), result);
  }

  private SegmentPlan plan(JobRequest request) throws Exception {
    SegmentPlan plan = planner.plan(request);
    planned.add(plan);
    return plan;
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.close();
    }
  }

  @Override
  public TypeInformation<SegmentPlan> getProducedType() {
    return new RecordType<>(SegmentPlan.class);
  }
}
