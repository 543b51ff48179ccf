package org.veilmark.operators.plan;

import org.apache.flink.api.common.functions.FilterFunction;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.SegmentPlan;

/**
 * Sends plans down the branch of their kind. Exactly one branch takes a plan of an unknown kind,
 * which has failed: the one built with {@code takesUnknown}.
 */
public final class PlansOfKind implements FilterFunction<SegmentPlan> {
  private static final long serialVersionUID = 1L;

  private final JobKind kind;
  private final boolean takesUnknown;

  /** Lets through plans of {@code kind}. */
  public PlansOfKind(JobKind kind, boolean takesUnknown) {
    this.kind = kind;
    this.takesUnknown = takesUnknown;
  }

  @Override
  public boolean filter(SegmentPlan plan) {
    JobKind actual = plan.getManifest().getRequest().getKind();
    return actual == kind || (takesUnknown && actual == JobKind.UNKNOWN);
  }
}
