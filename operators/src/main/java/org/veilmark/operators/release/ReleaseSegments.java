package org.veilmark.operators.release;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;

/**
 * The gate before a heavy stage: takes plans, lets their segments go by its policy, and says which
 * lane each takes. All plans of a gate have one key, so that it sees all lanes; the stage behind
 * must have the gate's parallelism.
 *
 * <p>State is what the lanes were given beyond the least loaded one. After a restore at another
 * parallelism it starts even again: that costs balance, never bytes.
 */
public final class ReleaseSegments
    extends KeyedProcessFunction<String, SegmentPlan, SegmentDescriptor>
    implements ResultTypeQueryable<SegmentDescriptor> {
  private static final long serialVersionUID = 1L;

  private static final ValueStateDescriptor<long[]> LOADS =
      new ValueStateDescriptor<>(
          "lane-loads", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);

  private final ReleasePolicy policy;

  private transient Lanes lanes;
  private transient ValueState<long[]> loadsState;

  private ReleaseSegments(ReleasePolicy policy) {
    this.policy = policy;
  }

  /** A gate that holds nothing back. */
  public static ReleaseSegments unlimited() {
    return new ReleaseSegments(new UnlimitedRelease());
  }

  @Override
  public void open(OpenContext context) {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    lanes = new Lanes(task.getNumberOfParallelSubtasks(), task.getMaxNumberOfParallelSubtasks());
    loadsState = getRuntimeContext().getState(LOADS);
  }

  @Override
  public void processElement(SegmentPlan plan, Context context, Collector<SegmentDescriptor> out)
      throws Exception {
    LaneLoads loads = LaneLoads.of(loadsState.value(), lanes.count());
    policy.release(plan.getSegments(), lanes, loads).forEach(out::collect);
    if (loads.isEven()) {
      loadsState.clear();
    } else {
      loadsState.update(loads.toArray());
    }
  }

  @Override
  public TypeInformation<SegmentDescriptor> getProducedType() {
    return new RecordType<>(SegmentDescriptor.class);
  }
}
