package org.veilmark.operators.plan;

import org.apache.flink.api.common.functions.MapFunction;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.SegmentPlan;

/** What the end of a job has to know of its plan. */
public final class ManifestOf implements MapFunction<SegmentPlan, JobManifest> {
  private static final long serialVersionUID = 1L;

  @Override
  public JobManifest map(SegmentPlan plan) {
    return plan.getManifest();
  }
}
