package org.veilmark.operators.plan;

import org.apache.flink.api.common.functions.FilterFunction;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.SegmentPlan;

/**
 * Sends plans down one of the two branches: that of jobs that write files, or that of extractions,
 * which write none. A plan of an unknown kind, which has failed, goes with those that write.
 */
public final class PlansOfBranch implements FilterFunction<SegmentPlan> {
  private static final long serialVersionUID = 1L;

  private final boolean writes;

  /** Lets through plans of jobs that write, or of the others. */
  public PlansOfBranch(boolean writes) {
    this.writes = writes;
  }

  @Override
  public boolean filter(SegmentPlan plan) {
    return (plan.getManifest().getRequest().getKind() != JobKind.EXTRACT) == writes;
  }
}
