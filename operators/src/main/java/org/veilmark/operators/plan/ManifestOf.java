package org.veilmark.operators.plan;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.SegmentPlan;

/** What the end of a job has to know of its plan. */
public final class ManifestOf
    implements MapFunction<SegmentPlan, JobManifest>, ResultTypeQueryable<JobManifest> {
  private static final long serialVersionUID = 1L;

  @Override
  public JobManifest map(SegmentPlan plan) {
    return plan.getManifest();
  }

  @Override
  public TypeInformation<JobManifest> getProducedType() {
    return new RecordType<>(JobManifest.class);
  }
}
