package org.veilmark.operators.release;

import org.apache.flink.api.common.functions.MapFunction;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentStatus;

/** Answers for a segment that was to be read and never began. */
public final class CancelledEvidence implements MapFunction<SegmentDescriptor, SegmentEvidence> {
  private static final long serialVersionUID = 1L;

  @Override
  public SegmentEvidence map(SegmentDescriptor segment) {
    return SegmentEvidence.newBuilder()
        .setJobId(segment.getJobId())
        .setSegmentIndex(segment.getSegmentIndex())
        .setWave(segment.getWave())
        .setStatus(SegmentStatus.CANCELLED)
        .setError(Cancellation.error())
        .build();
  }
}
